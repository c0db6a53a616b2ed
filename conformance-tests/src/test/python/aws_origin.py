"""An origin that checks signatures by botocore: certificate, key, secret access key. Answers `ok`, or what is wrong."""
import datetime, hashlib, ssl, sys, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

certificate, key, secret = sys.argv[1:4]
KEY_ID, SESSION = "AKIALABLABLABLABLAB1", "session/token+of=the_lab"


def fields(text):
    return dict(part.strip().split("=", 1) for part in text.split(","))


def parameters(query):
    return [part for part in query.split("&") if part]


def unescaped(text):
    return urllib.parse.unquote(text)


class Origin(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def checked(self, body):
        path, _, query = self.requestline.split(" ")[1].partition("?")  # `path` has lost slashes
        received = {}
        for name, value in self.headers.items():
            received.setdefault(name.lower(), []).append(value)
        signature_in_query = [p for p in parameters(query) if p.startswith("X-Amz-Signature=")]
        if signature_in_query:
            values = dict(p.partition("=")[::2] for p in parameters(query))
            credential = unescaped(values["X-Amz-Credential"])
            names = unescaped(values["X-Amz-SignedHeaders"]).split(";")
            timestamp, given = values["X-Amz-Date"], values["X-Amz-Signature"]
            token = unescaped(values.get("X-Amz-Security-Token", ""))
            query = "&".join(p for p in parameters(query) if p not in signature_in_query)
            if "authorization" in received:
                return "signed twice"
        else:
            scheme, _, rest = received["authorization"][0].partition(" ")
            if scheme != "AWS4-HMAC-SHA256" or len(received["authorization"]) != 1:
                return "scheme " + scheme
            parts = fields(rest)
            credential, names, given = parts["Credential"], parts["SignedHeaders"].split(";"), parts["Signature"]
            timestamp, token = received["x-amz-date"][0], received.get("x-amz-security-token", [""])[0]
        key_id, day, region, service, end = credential.split("/")
        if (key_id, end, token) != (KEY_ID, "aws4_request", SESSION):
            return "key " + credential
        unsigned = [n for n in received if n.startswith("x-amz-") and n not in names]
        if unsigned or "host" not in names or names != sorted(names):
            return "signed names %s" % names
        now = datetime.datetime.now(datetime.timezone.utc)
        signed = datetime.datetime.strptime(timestamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
        if abs((now - signed).total_seconds()) > 300 or not timestamp.startswith(day):
            return "time " + timestamp
        declared = received.get("x-amz-content-sha256", [""])[0]
        if len(declared) == 64 and declared != hashlib.sha256(body).hexdigest():
            return "payload " + declared
        url = "https://%s%s" % (received["host"][0], path) + ("?" + query if query else "")
        request = AWSRequest(self.command, url, data=body)
        for name in names:
            for value in received[name]:
                request.headers.add_header(name, value)
        request.context["timestamp"] = timestamp
        s3 = service == "s3"
        kind = {(False, False): SigV4Auth, (False, True): SigV4QueryAuth, (True, False): S3SigV4Auth,
                (True, True): S3SigV4QueryAuth}[(s3, bool(signature_in_query))]
        auth = kind(Credentials(KEY_ID, secret, SESSION), service, region)
        canonical = auth.canonical_request(request)
        expected = auth.signature(auth.string_to_sign(request, canonical), request)
        if expected != given:
            return "signature of\n" + canonical
        return "ok"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        try:
            text = self.checked(body)
        except Exception as e:
            text = "failed: %r" % e
        content = text.encode("latin-1")
        self.send_response(200 if text == "ok" else 403)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Origin)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server.socket = context.wrap_socket(server.socket, server_side=True)
print("port", server.server_address[1], flush=True)
server.serve_forever()
