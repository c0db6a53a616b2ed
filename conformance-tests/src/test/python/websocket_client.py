"""Speaks with websocket_server.py through the proxy of the environment; prints one line for each part."""
import asyncio, os, random, socket, ssl, sys, urllib.parse
import websockets

HOST = sys.argv[1]


def tunnel():
    """This release of the library knows no proxies, so the tunnel is opened here."""
    proxy = urllib.parse.urlsplit(os.environ["HTTPS_PROXY"])
    connection = socket.create_connection((proxy.hostname, proxy.port), timeout=20)
    connection.sendall(f"CONNECT {HOST}:443 HTTP/1.1\r\nHost: {HOST}:443\r\n\r\n".encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        answer += connection.recv(1)
    if b" 200" not in answer.split(b"\r\n")[0]:
        sys.exit(answer.decode())
    connection.setblocking(False)
    return connection


def connect(path, **more):
    return websockets.connect(f"wss://{HOST}{path}", sock=tunnel(), server_hostname=HOST, max_size=4 << 20,
                              ssl=ssl.create_default_context(), **more)


async def talk(name, **more):
    async with connect("/socket", **more) as ws:
        await ws.send("extensions")
        print(name, "extensions", await ws.recv(), "protocol", ws.subprotocol)
        for message in ["text é", b"\x00\xff binary", "", random.Random(1).randbytes(1 << 20), "a" * (1 << 20)]:
            await ws.send(message)
            if await ws.recv() != message:
                sys.exit("wrong echo")
        await ws.send(["in ", "three ", "pieces"])
        print(name, "pieces", await ws.recv())
        await asyncio.wait_for(await ws.ping(b"from the client"), 20)
        await ws.send("ping")
        print(name, await ws.recv())
        await ws.send("close 4321")
        try:
            await ws.recv()
        except websockets.ConnectionClosed as e:
            print(name, "closed", e.rcvd.code, e.rcvd.reason)


async def main():
    await talk("deflated", subprotocols=["lab.v1"])
    await talk("plain", compression=None)
    async with connect("/socket") as ws:
        await ws.close(1001, "going")
        print("own close", ws.close_code)
    try:
        async with connect("/closed"):
            print("opened what is closed")
    except websockets.InvalidStatusCode as e:
        print("refused", e.status_code)


asyncio.run(asyncio.wait_for(main(), 50))
