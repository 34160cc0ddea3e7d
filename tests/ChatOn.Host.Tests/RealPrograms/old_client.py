"""The old chat client, first and last version, as they are in use. Usage: old_client.py first|last PORT NICKNAME [PASSWORD]

One thread reads, one writes. Nothing is framed: what one recv(1024) returns is compared with literals or printed,
and what is typed is sent as "nickname: text" without a line end.
"""
import socket
import sys
import threading

version, port, nickname = sys.argv[1], int(sys.argv[2]), sys.argv[3]
password = sys.argv[4] if len(sys.argv) > 4 else ""
stop = False

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(("127.0.0.1", port))


def answer():
    """Only the last version looks at what follows its nickname, and throws it away unless it knows it."""
    global stop
    client.send(nickname.encode("ascii"))
    if version == "first":
        return
    following = client.recv(1024).decode("ascii")
    if following == "PASS":
        client.send(password.encode("ascii"))
        if client.recv(1024).decode("ascii") == "REFUSE":
            print("Refused: wrong password")
            stop = True
    elif following == "BAN":
        print("Refused: banned")
        client.close()
        stop = True


def receive():
    while not stop:
        try:
            message = client.recv(1024).decode("ascii")
            if message == "NICK":
                answer()
            elif message == "":
                raise ConnectionError
            else:
                print(message)
        except Exception:
            print("An error occurred!")
            client.close()
            break


def write():
    while not stop:
        text = input("")
        if version == "last" and text.startswith("/kick "):
            client.send(f"KICK {text[6:]}".encode("ascii"))
        elif version == "last" and text.startswith("/ban "):
            client.send(f"BAN {text[5:]}".encode("ascii"))
        else:
            client.send(f"{nickname}: {text}".encode("ascii"))


threading.Thread(target=receive).start()
threading.Thread(target=write).start()
