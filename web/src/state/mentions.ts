const ofWord = /[\p{L}\p{Nd}_-]/u;

/** Whether a text has a nickname in it, as a word of its own. */
export function hasMention(text: string, nick: string): boolean {
  if (nick === "") return false;
  const [inText, name] = [text.toLowerCase(), nick.toLowerCase()];
  for (let at = inText.indexOf(name); at >= 0; at = inText.indexOf(name, at + 1)) {
    if (!ofWord.test(inText[at - 1] ?? " ") && !ofWord.test(inText[at + name.length] ?? " ")) return true;
  }
  return false;
}
