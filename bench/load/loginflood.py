#!/usr/bin/env python3
"""loginflood PORT [ATTEMPTS_PER_SECOND] [SECONDS]: wrong log-ins by SASL PLAIN, for bench/load/flood. Loopback only, bounded.

Prints how many were sent and how they were answered. Each connection has one attempt on the way at a time.
"""
import base64
import collections
import selectors
import socket
import sys
import time

CONNECTIONS = 100


def main():
    port = int(sys.argv[1])
    rate = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    seconds = min(int(sys.argv[3]) if len(sys.argv) > 3 else 10, 60)
    selector = selectors.DefaultSelector()
    for number in range(CONNECTIONS):
        sock = socket.create_connection(("127.0.0.1", port))
        sock.sendall(f"CAP REQ sasl\r\nNICK flood{number}\r\nUSER f 0 * :f\r\n".encode())
        sock.setblocking(False)
        selector.register(sock, selectors.EVENT_READ)
    idle = collections.deque(key.fileobj for key in list(selector.get_map().values()))
    attempt = ("AUTHENTICATE PLAIN\r\nAUTHENTICATE " + base64.b64encode(b"\0nobody\0wrong password").decode() + "\r\n").encode()
    start, sent, answers = time.monotonic(), 0, collections.Counter()
    while (elapsed := time.monotonic() - start) < seconds:
        while idle and sent < elapsed * rate:
            idle.popleft().sendall(attempt)
            sent += 1
        for key, _ in selector.select(0.001):
            data = key.fileobj.recv(65536)
            if not data:
                selector.unregister(key.fileobj)
                answers["closed"] += 1
            elif b" 904 " in data:
                answers["try again" if b"try again" in data else "wrong"] += 1
                idle.append(key.fileobj)
    print(f"{sent} log-ins in {elapsed:.1f} s: {dict(answers)}")


if __name__ == "__main__":
    main()
