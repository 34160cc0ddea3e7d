#!/usr/bin/env python3
"""measure.py PORT [--rounds N] NAME=COMMAND...: from the start of `COMMAND join` to the first frame with the composer's prompt.

Each command is run on a pseudo-terminal of 100x30 against a running server on localhost:PORT, in turns. Prints the median, least and most
in milliseconds, and the median of the processor time it took, which other work on the machine hardly changes.
"""
import fcntl, os, pty, select, signal, statistics, struct, sys, tempfile, termios, time

PROMPT = "›".encode()
# What xterm says when it is asked where the cursor is, what it is, and which colours it has.
ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[0c": b"\x1b[?62;22c", b"\x1b[c": b"\x1b[?62;22c", b"\x1b]10;?": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x1b\\"}


def first_frame(command, home):
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        os.environ.update(TERM="xterm-256color", XDG_CONFIG_HOME=home, LANG="C.UTF-8")
        os.execvp(command[0], command)
    began, shown = time.monotonic(), b""
    while PROMPT not in shown and time.monotonic() - began < 20:
        if select.select([terminal], [], [], 0.2)[0]:
            new = os.read(terminal, 65536)
            shown += new
            for question, answer in ANSWERS.items():
                if question in new:
                    os.write(terminal, answer)
    took = (time.monotonic() - began) * 1000
    if PROMPT not in shown:
        sys.exit(f"{command[0]} shows no prompt: {shown[-300:]!r}")
    os.kill(pid, signal.SIGKILL)
    used = os.wait4(pid, 0)[2]
    os.close(terminal)
    return took, (used.ru_utime + used.ru_stime) * 1000


def main(port, *rest):
    rounds = int(rest[1]) if rest[0] == "--rounds" else 10
    commands = dict(word.split("=", 1) for word in (rest[2:] if rest[0] == "--rounds" else rest))
    times = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as home:
        for turn in range(rounds + 1):  # The first is not counted: it fills the caches.
            for name, command in commands.items():
                times_of_it = first_frame([*command.split(), "join", f"localhost:{port}", "#lobby", "--nick", f"n{turn}{len(name)}"], home)
                if turn:
                    times[name].append(times_of_it)
    for name, all_of_it in times.items():
        took, used = zip(*all_of_it)
        print(f"{name:24} {statistics.median(took):6.0f} ms ({min(took):.0f} - {max(took):.0f}), processor {statistics.median(used):.0f} ms")


main(*sys.argv[1:])
