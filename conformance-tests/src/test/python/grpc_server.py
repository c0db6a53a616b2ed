"""A gRPC server with raw bytes as messages: certificate, key, secret. Answers only calls that bring the secret."""
import sys, threading
from concurrent import futures
import grpc

certificate, key, secret = sys.argv[1:4]
cancelled = threading.Event()


def checked(context):
    if dict(context.invocation_metadata()).get("authorization") != "Bearer " + secret:
        context.abort(grpc.StatusCode.UNAUTHENTICATED, "no credential")


def unary(request, context):
    checked(context)
    context.set_trailing_metadata((("served-by", "unary"),))
    return b"unary " + request


def count(request, context):
    checked(context)
    for number in range(int(request)):
        yield b"%d" % number


def total(requests, context):
    checked(context)
    return b"%d" % sum(len(message) for message in requests)


def echo(requests, context):
    checked(context)
    for message in requests:
        yield b"echo " + message


def slow(request, context):
    checked(context)
    context.add_callback(cancelled.set)
    threading.Event().wait(8)
    return b"too late"


def was_cancelled(request, context):
    checked(context)
    return b"yes" if cancelled.wait(5) else b"no"


def fails(request, context):
    checked(context)
    context.abort(grpc.StatusCode.FAILED_PRECONDITION, "not today: é")


server = grpc.server(futures.ThreadPoolExecutor(max_workers=8))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("lab.Items", {
    "Unary": grpc.unary_unary_rpc_method_handler(unary),
    "Count": grpc.unary_stream_rpc_method_handler(count),
    "Total": grpc.stream_unary_rpc_method_handler(total),
    "Echo": grpc.stream_stream_rpc_method_handler(echo),
    "Slow": grpc.unary_unary_rpc_method_handler(slow),
    "WasCancelled": grpc.unary_unary_rpc_method_handler(was_cancelled),
    "Fails": grpc.unary_unary_rpc_method_handler(fails),
    "Delete": grpc.unary_unary_rpc_method_handler(unary),
}),))
identity = grpc.ssl_server_credentials([(open(key, "rb").read(), open(certificate, "rb").read())])
print("port", server.add_secure_port("127.0.0.1:0", identity), flush=True)
server.start()
server.wait_for_termination()
