namespace ChatOn.Tui.Typing;

/// <summary>Common emoji by the names that people type between colons; most follow Unicode's short names (CLDR) or what chat programs have made usual.</summary>
internal static class EmojiNames
{
    private const string Table =
        "smile 😄|smiley 😃|grin 😁|grinning 😀|laughing 😆|joy 😂|rofl 🤣|sweat_smile 😅|wink 😉|blush 😊|slight_smile 🙂|upside_down 🙃|relieved 😌|heart_eyes 😍|kissing_heart 😘|yum 😋|"
        + "tongue_out 😛|zany_face 🤪|nerd_face 🤓|sunglasses 😎|star_struck 🤩|partying_face 🥳|smirk 😏|unamused 😒|disappointed 😞|pensive 😔|worried 😟|confused 😕|frowning 🙁|persevere 😣|"
        + "weary 😩|tired_face 😫|pleading_face 🥺|cry 😢|sob 😭|triumph 😤|angry 😠|rage 😡|exploding_head 🤯|flushed 😳|hot_face 🥵|cold_face 🥶|scream 😱|fearful 😨|sweat 😓|hugging_face 🤗|"
        + "thinking 🤔|shushing_face 🤫|lying_face 🤥|neutral_face 😐|expressionless 😑|grimacing 😬|rolling_eyes 🙄|hushed 😯|astonished 😲|yawning 🥱|sleeping 😴|drooling 🤤|sleepy 😪|dizzy_face 😵|"
        + "zipper_mouth 🤐|woozy_face 🥴|nauseated 🤢|vomiting 🤮|sneezing 🤧|mask 😷|thermometer_face 🤒|cowboy 🤠|smiling_imp 😈|clown 🤡|poop 💩|ghost 👻|skull 💀|alien 👽|robot 🤖|"
        + "wave 👋|raised_hand ✋|ok_hand 👌|pinched_fingers 🤌|victory ✌️|crossed_fingers 🤞|love_you 🤟|metal 🤘|call_me 🤙|point_left 👈|point_right 👉|point_up 👆|point_down 👇|thumbsup 👍|thumbsdown 👎|"
        + "fist ✊|punch 👊|clap 👏|raised_hands 🙌|open_hands 👐|handshake 🤝|pray 🙏|writing_hand ✍️|muscle 💪|brain 🧠|eyes 👀|shrug 🤷|facepalm 🤦|bow 🙇|"
        + "heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|black_heart 🖤|broken_heart 💔|sparkling_heart 💖|hundred 💯|boom 💥|dizzy 💫|zzz 💤|speech_balloon 💬|"
        + "dog 🐶|cat 🐱|mouse 🐭|rabbit 🐰|fox 🦊|bear 🐻|panda 🐼|lion 🦁|cow 🐮|pig 🐷|frog 🐸|monkey 🐒|penguin 🐧|owl 🦉|bee 🐝|bug 🐛|butterfly 🦋|snail 🐌|turtle 🐢|snake 🐍|octopus 🐙|whale 🐳|unicorn 🦄|crab 🦀|"
        + "tree 🌳|seedling 🌱|rose 🌹|sunflower 🌻|four_leaf_clover 🍀|sun ☀️|moon 🌙|star ⭐|cloud ☁️|rain 🌧️|snowflake ❄️|fire 🔥|rainbow 🌈|ocean 🌊|zap ⚡|earth 🌍|"
        + "apple 🍎|banana 🍌|cherries 🍒|avocado 🥑|pizza 🍕|hamburger 🍔|fries 🍟|bread 🍞|cheese 🧀|cake 🍰|birthday 🎂|cookie 🍪|chocolate 🍫|coffee ☕|tea 🍵|beer 🍺|beers 🍻|wine 🍷|champagne 🍾|popcorn 🍿|"
        + "tada 🎉|balloon 🎈|gift 🎁|trophy 🏆|medal 🏅|soccer ⚽|dart 🎯|game 🎮|music 🎵|guitar 🎸|art 🎨|rocket 🚀|airplane ✈️|car 🚗|bike 🚲|train 🚆|ship 🚢|house 🏠|office 🏢|"
        + "computer 💻|keyboard ⌨️|phone 📱|bulb 💡|battery 🔋|plug 🔌|wrench 🔧|hammer 🔨|gear ⚙️|lock 🔒|unlock 🔓|key 🔑|mag 🔍|link 🔗|package 📦|memo 📝|book 📖|calendar 📅|chart 📈|pushpin 📌|scissors ✂️|hourglass ⌛|clock 🕐|bell 🔔|money 💰|"
        + "check ✅|x ❌|warning ⚠️|question ❓|exclamation ❗|stop 🛑|construction 🚧|recycle ♻️|plus ➕|minus ➖|arrow_up ⬆️|arrow_down ⬇️|arrow_left ⬅️|arrow_right ➡️|new 🆕|ok 🆗|sos 🆘|eye 👁️|flag 🏁|ship_it 🚢";

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Table.Split('|').Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The emoji whose names begin so, the shorter names first.</summary>
    public static IEnumerable<string> Find(string begin) =>
        All.Where(one => one.Key.StartsWith(begin, StringComparison.OrdinalIgnoreCase)).OrderBy(one => one.Key.Length).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value);
}
