"""Calls every kind of method of grpc_server.py through whatever the environment says; prints one line each."""
import queue, sys
import grpc

channel = grpc.secure_channel(sys.argv[1], grpc.ssl_channel_credentials())
LIMIT = 30


def outcome(call):
    try:
        return call()
    except grpc.RpcError as e:
        return f"{e.code().name} {e.details()}"


reply, call = channel.unary_unary("/lab.Items/Unary").with_call(b"one", timeout=LIMIT)
print("unary", reply.decode(), dict(call.trailing_metadata()).get("served-by"))
numbers = list(channel.unary_stream("/lab.Items/Count")(b"500", timeout=LIMIT))
print("count", len(numbers), numbers[-1].decode())
print("total", channel.stream_unary("/lab.Items/Total")(iter([b"x" * 50_000] * 40), timeout=LIMIT).decode())

messages = queue.Queue()
answers = channel.stream_stream("/lab.Items/Echo")(iter(messages.get, None), timeout=LIMIT)
for number in range(20):
    # Each answer is awaited before the next message is sent.
    messages.put(b"%d" % number)
    if next(answers) != b"echo %d" % number:
        sys.exit("wrong echo")
messages.put(None)
print("echo", list(answers), answers.code().name)

print("slow", outcome(lambda: channel.unary_unary("/lab.Items/Slow")(b"", timeout=1)))
print("cancelled", channel.unary_unary("/lab.Items/WasCancelled")(b"", timeout=LIMIT).decode())
print("fails", outcome(lambda: channel.unary_unary("/lab.Items/Fails")(b"", timeout=LIMIT)))
print("delete", outcome(lambda: channel.unary_unary("/lab.Items/Delete")(b"", timeout=LIMIT)))
print("absent", outcome(lambda: channel.unary_unary("/lab.Items/Absent")(b"", timeout=LIMIT)).split()[0])
