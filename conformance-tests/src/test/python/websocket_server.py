"""A WebSocket server that echoes: certificate, key, secret. `close N` closes with that code; `headers` tells extensions."""
import asyncio, ssl, sys
import websockets

certificate, key, secret = sys.argv[1:4]


async def checked(path, headers):
    if headers.get("Authorization") != "Bearer " + secret:
        return 401, [], b"no credential"


async def echo(socket, path):
    async for message in socket:
        if isinstance(message, str) and message.startswith("close "):
            await socket.close(int(message[6:]), "as asked")
        elif message == "extensions":
            await socket.send(",".join(e.name for e in socket.extensions))
        elif message == "ping":
            await (await socket.ping(b"from the server"))
            await socket.send("ponged")
        else:
            await socket.send(message)


async def main():
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    async with websockets.serve(echo, "127.0.0.1", 0, ssl=tls, max_size=4 << 20, process_request=checked,
                                subprotocols=["lab.v1"]) as server:
        print("port", server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()


asyncio.run(main())
