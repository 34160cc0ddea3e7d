"""screens.py CHATON FOLDER [NAME...]: starts a server, fills rooms with a conversation, drives `chaton join` in tmux, writes SVG files."""
import os, re, socket, subprocess, sys, tempfile, time, unicodedata
from xml.sax.saxutils import escape

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 12
BASIC = ["000000", "cd3131", "0dbc79", "e5e510", "2472c8", "bc3fbc", "11a8cd", "e5e5e5", "666666", "f14c4c", "23d18b", "f5f543", "3b8eea", "d670d6", "29b8db", "ffffff"]
# name: (columns, rows, theme, keys by their tmux names, or a text behind =)
SCREENS = {
    "dark": (110, 32, "dark", []),
    "light": (110, 32, "light", []),
    "contrast": (110, 32, "contrast", []),
    "colours-16": (110, 32, "16", []),
    "small": (40, 10, "dark", []),
    "help": (110, 32, "dark", ["F1"]),
    "unread": (110, 32, "dark", []),
    "picked": (110, 32, "dark", ["M-m", "Up", "Up"]),
    "search": (110, 32, "dark", ["F5", "=backup", "Enter"]),
    "room": (110, 32, "dark", ["F6"]),
    "person": (110, 32, "light", ["Escape", "=/info bob", "Enter"]),
    "settings": (110, 32, "dark", ["F9"]),
}
LOBBY = [
    ("alice", "good morning! the new server is up, same address as before"),
    ("bob", "\x02finally\x02 :) is the history still there?"),
    ("alice", "all of it, back to 2019"),
    ("carol", "nina: can you look at the backup job? it says\x0304 no space left"),
    ("dave", "I had that last week, it was the log of the proxy"),
    ("nina", "looking"),
    ("nina", "carol: freed 12 GB, it runs again"),
    ("carol", "thank you! https://status.example.test/backup is green"),
    ("bob", "lunch at half past twelve, who comes along?"),
    ("erin", "me, and Zoë says she is in as well"),
    ("dave", "\x01ACTION is already in the queue\x01"),
]


class Person:
    """A guest on the line, as any IRC client."""

    def __init__(self, port, nick, *rooms):
        self.line = socket.create_connection(("localhost", port))
        self.line.settimeout(20)
        self.heard = b""
        self.send("CAP REQ :message-tags echo-message", f"NICK {nick}", f"USER {nick} 0 * :{nick}", "CAP END", *(f"JOIN {room}" for room in rooms), "PING :in")
        self.hears(b"PONG")

    def send(self, *lines):
        self.line.sendall("".join(line + "\r\n" for line in lines).encode())

    def hears(self, word):
        while word not in self.heard:
            self.heard += self.line.recv(65536)
        self.heard = self.heard[self.heard.index(word):]

    def say(self, room, text):
        """Returns the id that the server gave it."""
        self.send(f"PRIVMSG {room} :{text}")
        while not (echo := re.search(rb"msgid=([^; ]+)[^\n]*PRIVMSG " + re.escape(f"{room} :{text}\r".encode()), self.heard)):
            self.heard += self.line.recv(65536)
        return echo.group(1).decode()


class Screen:
    """tmux with a server of its own, and one window."""

    def __init__(self, folder, name, columns, rows, command):
        self.tmux = ["tmux", "-S", os.path.join(folder, name), "-f", "/dev/null"]
        self.run("new-session", "-d", "-x", str(columns), "-y", str(rows), "--", *command)
        self.run("set-option", "-g", "remain-on-exit", "on")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.tmux, "kill-server"], check=False, capture_output=True)

    def run(self, *words):
        return subprocess.run([*self.tmux, *words], check=True, capture_output=True, text=True).stdout

    def shows(self, word):
        for _ in range(200):
            if word in self.run("capture-pane", "-p"):
                return
            time.sleep(0.05)
        sys.exit(f"the screen does not show {word}:\n{self.run('capture-pane', '-p')}")


def cells(line, style):
    """Text with its style, piece by piece; SGR only, which is all that tmux writes here."""
    for sgr, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
        if text:
            yield text, dict(style)
            continue
        codes = [int(code or 0) for code in sgr.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                style.clear()
            elif code in (38, 48):
                kind = codes.pop(0)
                style[code] = "%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3)) if kind == 2 else colour(codes.pop(0))
            elif 30 <= code <= 37 or 90 <= code <= 97:
                style[38] = BASIC[code - 30 if code < 90 else code - 82]
            elif 40 <= code <= 47 or 100 <= code <= 107:
                style[48] = BASIC[code - 40 if code < 100 else code - 92]
            elif code in (39, 49):
                style.pop(code - 1, None)
            else:
                style[code if code < 20 else {22: 1}.get(code, code - 20)] = code < 20


def colour(number):
    if number < 16:
        return BASIC[number]
    if number > 231:
        return "%02x" % (8 + 10 * (number - 232)) * 3
    return "".join("%02x" % (0 if level == 0 else 55 + 40 * level) for level in ((number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6))


def width_of(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def svg(screen, columns, rows, title):
    shapes, texts, style, grounds = [], [], {}, {}
    for row, line in enumerate(screen.split("\n")[:rows]):
        column = 0
        for text, look in cells(line, style):
            fore, back = look.get(38, BASIC[7]), look.get(48, BASIC[0])
            if look.get(7):
                fore, back = back, fore
            x, y, width = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, width_of(text) * CELL_WIDTH
            grounds[back] = grounds.get(back, 0) + width
            shapes.append((back, f'<rect x="{x:.1f}" y="{y}" width="{width + 0.5:.1f}" height="{CELL_HEIGHT + 0.5}" fill="#{back}"/>'))
            more = "".join(f' {attribute}="{value}"' for code, attribute, value in
                           ((1, "font-weight", "bold"), (3, "font-style", "italic"), (4, "text-decoration", "underline")) if look.get(code))
            for words in re.finditer(r"\S+(?: \S+)*", text):  # Without runs of blanks, which viewers treat differently.
                at, length = x + width_of(text[:words.start()]) * CELL_WIDTH, width_of(words.group()) * CELL_WIDTH
                texts.append(f'<text x="{at:.1f}" y="{y + 13.5}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" fill="#{fore}"{more}>{escape(words.group())}</text>')
            column += width_of(text)
    ground = max(grounds, key=grounds.get)
    shapes = [shape for back, shape in shapes if back != ground]
    w, h = columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h:.0f}" viewBox="0 0 {w:.0f} {h:.0f}" role="img"><title>{title}</title>'
            f'<rect width="100%" height="100%" rx="8" fill="#{ground}"/>\n<g font-family="DejaVu Sans Mono, Menlo, Consolas, Noto Sans Mono CJK JP, monospace" font-size="14">\n'
            + "\n".join(shapes + texts) + "\n</g></svg>\n")


def converse(port):
    """Says it all. Everybody stays, for a room that empties forgets."""
    people = {nick: Person(port, nick, "#lobby", "#ops", "#books") for nick in ("alice", "bob", "carol", "dave", "erin")}
    people["alice"].send("TOPIC #lobby :Welcome · house rules: https://chat.example.test/rules", "MODE #lobby +o bob", "MODE #lobby +v carol", "TOPIC #ops :deploys on Tuesdays")
    nina = Person(port, "nina", "#lobby", "#ops", "#books")
    ids = [(people.get(who) or nina).say("#lobby", text) for who, text in LOBBY]
    people["bob"].send(f"@+draft/react=👍;+reply={ids[6]} TAGMSG #lobby", f"@+reply={ids[8]} PRIVMSG #lobby :I mean the place with the soup")
    people["erin"].send("AWAY :lunch")
    nina.send("QUIT :see you on the screen")
    nina.line.close()
    return people


def main(chaton, folder, *names):
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
        probe.close()
        os.environ.update(TERM="tmux-256color", COLORTERM="truecolor", LANG="C.UTF-8", XDG_CONFIG_HOME=place, TZ="Europe/Berlin", CHATON_LIMITS__COMMANDS_PER_SECOND="0")
        server = subprocess.Popen([chaton, "serve", "--listen", f"localhost:{port}", "--data", os.path.join(place, "data")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            while str(port) not in server.stdout.readline():
                pass
            people = converse(port)
            for name in names or SCREENS:
                columns, rows, theme, keys = SCREENS[name]
                with Screen(place, name, columns, rows, [chaton, "join", f"ircs://localhost:{port}", "#lobby", "--nick", "nina", "--theme", theme]) as screen:
                    screen.shows("nina has come in")
                    screen.run("send-keys", "-l", "/join #ops")
                    screen.run("send-keys", "Enter")
                    screen.shows("deploys on Tuesdays")
                    if name == "unread":
                        people["dave"].send("PRIVMSG #lobby :nina: see you there", "PRIVMSG nina :do you have a minute?")
                        screen.shows("dave")
                    else:
                        screen.run("send-keys", "M-1")
                        screen.shows("house rules")
                    screen.run("send-keys", "-l", "on my way, save me a seat")
                    for key in keys:
                        screen.run("send-keys", *(["-l", key[1:]] if key[0] == "=" else [key]))
                        time.sleep(0.3)  # An Escape with a key behind it would be another key.
                    time.sleep(0.5)  # The last frame.
                    with open(os.path.join(folder, name + ".svg"), "w", encoding="utf-8") as file:
                        file.write(svg(screen.run("capture-pane", "-e", "-p", "-N"), columns, rows, f"chaton join, {name}"))
                people["alice"].heard = b""
                people["alice"].hears(b"QUIT")
                print(f"{folder}/{name}.svg")
        finally:
            server.terminate()
            server.wait()


main(*sys.argv[1:])
