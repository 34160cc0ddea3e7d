/** A sign with its names, as they are looked for; the first English one is also its `:code:`. */
export interface Emoji {
  readonly sign: string;
  readonly code: string;
  readonly names: string;
}

// sign code|more English names|German names
const table = `
👍 thumbsup|yes like|daumen hoch ja gut
👎 thumbsdown|no dislike|daumen runter nein schlecht
❤️ heart|love|herz liebe
😂 joy|laugh tears|lachen tränen
🎉 tada|party celebrate|feier party
👀 eyes|look see|augen sehen
🙏 pray|please thanks|bitte danke
✅ check|done ok|haken fertig erledigt
❌ cross|no wrong|kreuz falsch nein
🔥 fire|hot lit|feuer heiß
💯 hundred|full|hundert voll
😀 grinning|smile happy|grinsen froh
😄 smile|happy|lächeln froh
😅 sweat_smile|phew|schwitzen puh
🤣 rofl|laugh floor|lachen boden
😊 blush|warm|erröten lieb
🙂 slight_smile|ok|leicht lächeln
🙃 upside_down|silly|kopfüber albern
😉 wink||zwinkern
😍 heart_eyes|love|herzaugen verliebt
😘 kiss||kuss
😋 yum|tasty|lecker
😎 cool|sunglasses|cool sonnenbrille
🤩 star_struck|wow|sternenaugen wow
🤔 thinking|hmm|nachdenken hm
🤨 raised_eyebrow|doubt|zweifel augenbraue
😐 neutral|meh|neutral
😑 expressionless||ausdruckslos
🙄 eye_roll||augenrollen
😬 grimace|awkward|grimasse peinlich
😌 relieved|calm|erleichtert ruhig
😴 sleeping|tired|schlafen müde
🤤 drool||sabbern
😷 mask|ill|maske krank
🤒 ill|fever|krank fieber
🤯 mind_blown||kopf explodiert
🥳 partying|birthday|feiern geburtstag
😢 cry|sad|weinen traurig
😭 sob|crying|heulen
😡 rage|angry|wut böse
😱 scream|shock|schrei schock
😳 flushed|oh|rot verlegen
🥺 pleading|puppy|flehen bettelnd
😈 devil|mischief|teufel
💀 skull|dead|schädel tot
🤖 robot|bot|roboter
👻 ghost|boo|geist
💩 poop||haufen
🙈 see_no_evil|monkey|affe nichts sehen
👋 wave|hello bye|winken hallo
✋ hand|stop|hand halt
👌 ok_hand|perfect|okay perfekt
🤞 fingers_crossed|luck|daumen drücken glück
✌️ peace|victory|frieden
🤙 call_me|shaka|ruf an
👈 point_left||links zeigen
👉 point_right||rechts zeigen
👆 point_up||oben zeigen
👇 point_down||unten zeigen
👏 clap|bravo|klatschen bravo
🙌 raised_hands|hooray|hurra hände
🤝 handshake|deal|handschlag abgemacht
💪 muscle|strong|muskel stark
🧠 brain|smart|gehirn klug
🤷 shrug|dunno|schulterzucken keine ahnung
🤦 facepalm||stirn klatschen
🫡 salute|yes sir|salutieren
💙 blue_heart|love|blaues herz
💚 green_heart|love|grünes herz
💔 broken_heart|sad|gebrochenes herz
⭐ star|favourite|stern
✨ sparkles|new shiny|funkeln neu
⚡ zap|lightning fast|blitz schnell
💡 bulb|idea|glühbirne idee
💥 boom|bang|knall
💤 zzz|sleep|schlaf
💬 speech|talk|sprechblase reden
❓ question|what|frage
❗ exclamation|important|ausrufezeichen wichtig
⚠️ warning|careful|warnung achtung
🚨 alarm|alert siren|alarm sirene
🚀 rocket|launch ship|rakete start
🐛 bug|insect|käfer fehler
🔧 wrench|fix tool|schraubenschlüssel reparieren
🔨 hammer|build|hammer bauen
🔒 lock|secure|schloss sicher
🔑 key||schlüssel
📌 pin|important|nadel wichtig
📎 paperclip|attach|büroklammer
📝 memo|write note|notiz schreiben
📅 calendar|date|kalender datum
⏰ alarm_clock|time|wecker zeit
⏳ hourglass|wait|sanduhr warten
💻 computer|laptop|rechner
📱 phone|mobile|telefon handy
🎧 headphones|music|kopfhörer musik
🎵 music|note|musik note
🎁 gift|present|geschenk
🎂 cake|birthday|kuchen geburtstag
🏆 trophy|win|pokal sieg
🥇 gold|first medal|gold erster medaille
🎯 target|bullseye|ziel treffer
🎲 dice|game|würfel spiel
☕ coffee|tea break|kaffee tee pause
🍺 beer|cheers|bier prost
🍕 pizza|food|pizza essen
🍎 apple|fruit|apfel obst
🍪 cookie|biscuit|keks
🌍 earth|world|erde welt
🌱 seedling|grow|keimling wachsen
🌲 tree|forest|baum wald
🌈 rainbow||regenbogen
☀️ sun|sunny|sonne
🌙 moon|night|mond nacht
☁️ cloud|weather|wolke wetter
❄️ snow|cold|schnee kalt
🐶 dog||hund
🐱 cat||katze
🦊 fox||fuchs
🐼 panda||panda
🦄 unicorn||einhorn
🐝 bee|busy|biene
🏠 home|house|haus zuhause
🚲 bike|cycle|fahrrad
🚆 train|travel|zug reise
✈️ plane|fly travel|flugzeug reise
`;

/** The signs that can be chosen; any other can be written. */
export const emoji: readonly Emoji[] = table
  .trim()
  .split("\n")
  .map((row) => {
    const space = row.indexOf(" ");
    const [code = "", english = "", german = ""] = row.slice(space + 1).split("|");
    return { sign: row.slice(0, space), code, names: `${code.replaceAll("_", " ")} ${english} ${german}` };
  });

/** The ones that are used most. */
export const usualEmoji: readonly string[] = emoji.slice(0, 4).map(({ sign }) => sign);

/** Those whose names have words that begin with each of the words, the best first. */
export function findEmoji(wanted: string, most: number): readonly Emoji[] {
  const words = wanted
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== "");
  const fits = ({ names }: Emoji) => words.every((word) => names.startsWith(word) || names.includes(` ${word}`));
  const found = emoji.filter(fits);
  return found
    .toSorted((one, other) => Number(other.code.startsWith(words[0] ?? "")) - Number(one.code.startsWith(words[0] ?? "")))
    .slice(0, most);
}
