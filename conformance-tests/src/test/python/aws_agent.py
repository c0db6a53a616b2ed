"""Random requests from a seed, signed with placeholders: host, seed, count. Prints how many the origin found right."""
import http.client, os, random, ssl, sys, urllib.parse
from datetime import datetime, timezone

host, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rand = random.Random(seed)
proxy = urllib.parse.urlsplit(os.environ["HTTPS_PROXY"])
ZEROS = "0" * 64
CHARACTERS = "abcXYZ019-._~!$&'()*,:@ +=/%\u00e9\u4e2d"


def text(most, alphabet=CHARACTERS):
    return "".join(rand.choice(alphabet) for _ in range(rand.randint(0, most)))


def escaped(value, keep):
    """As agents escape: sometimes more than they must, in lower case too."""
    out = ""
    for byte in value.encode():
        if chr(byte).isalnum() and byte < 128 or chr(byte) in keep and rand.random() < 0.7:
            out += chr(byte)
        else:
            out += rand.choice(["%%%02X", "%%%02x"]) % byte
    return out


def path(service):
    """To S3 all of it is one name, empty and dot segments too; other services join those, and the gateway refuses dots."""
    segments = [escaped(text(6, CHARACTERS.replace("%", "") if service == "s3" else CHARACTERS.replace("/", "").replace("%", "")),
                        "-._~!$&'()*,:@=+") for _ in range(rand.randint(0, 4))]
    if service == "s3":
        odd = ["", ".", "..", "%2E%2e", "a%2Fb", "%2f", "a%5Cb", "a%252Fb", "a%00b", ";x"]
        segments = [rand.choice(odd) if rand.random() < 0.3 else s for s in segments]
    else:
        segments = [s for s in segments if urllib.parse.unquote(s) not in (".", "..")]
    return "/" + "/".join(segments)


def query():
    parts = []
    for _ in range(rand.choice([0, 0, 1, 2, 4])):
        name = escaped(text(5, "abAB-_.~ +=/\u00e9"), "-._~")
        parts.append(rand.choice([name, name + "=", name + "=" + escaped(text(8), "-._~!*'():@/+,$")]) if name else "")
    return "&".join(parts)


def headers(service):
    fields = []
    for _ in range(rand.randint(0, 4)):
        name = rand.choice(["x-amz-meta-" + rand.choice("abc"), "X-Amz-Meta-" + rand.choice("ABC"), "Range", "If-Match"])
        fields.append((name, text(10, "ab  ,;=\"\t").strip() if name.lower().startswith("x-amz") else "\"a\""))
    fields = [f for i, f in enumerate(fields) if f[0].startswith(("x-", "X-")) or f[0] not in [o[0] for o in fields[:i]]]
    if rand.random() < 0.5:
        fields.append(("Content-Type", "text/plain; charset=utf-8"))
    return fields


right = 0
for number in range(count):
    service = rand.choice(["s3", "dynamodb", "execute-api"])
    scope = "%s/%s/%s/aws4_request" % (datetime.now(timezone.utc).strftime("%Y%m%d"), rand.choice(["us-east-1", "lab-9"]), service)
    method = rand.choice(["GET", "PUT", "POST", "DELETE"])
    body = rand.randbytes(rand.choice([0, 1, 100, 3000])) if method in ("PUT", "POST") else b""
    fields, target, parameters = headers(service), path(service), query()
    if rand.random() < 0.3:
        now = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        signing = [("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", "AKIACLAWPATROLPLACE0/" + scope), ("X-Amz-Date", now),
                   ("X-Amz-Expires", str(rand.randint(60, 604800))), ("X-Amz-SignedHeaders", "host"), ("X-Amz-Signature", ZEROS)]
        rand.shuffle(signing)
        parameters = "&".join(filter(None, [parameters, urllib.parse.urlencode(signing)]))
    else:
        names = ";".join(sorted({"host", "x-amz-date"} | {f[0].lower() for f in fields}))
        fields.append(("Authorization", "AWS4-HMAC-SHA256 Credential=AKIACLAWPATROLPLACE0/%s, SignedHeaders=%s, Signature=%s" % (scope, names, ZEROS)))
        fields += [("x-amz-date", "20200101T000000Z"), ("x-amz-security-token", "the agent's own")]
        if service == "s3" and rand.random() < 0.5:
            fields.append(("x-amz-content-sha256", "UNSIGNED-PAYLOAD"))
    connection = http.client.HTTPSConnection(proxy.hostname, proxy.port, context=ssl.create_default_context())
    connection.set_tunnel(host, 443)
    connection.putrequest(method, target + ("?" + parameters if parameters else ""), skip_accept_encoding=rand.random() < 0.5)
    for name, value in fields:
        connection.putheader(name, value)
    if body or method in ("PUT", "POST"):
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body or None)
    answer = connection.getresponse()
    said = answer.read().decode("latin-1")
    if answer.status == 200 and said == "ok":
        right += 1
    else:
        print("request %d of seed %d: %s %s?%s %s: %d %s" % (number, seed, method, target, parameters, fields, answer.status, said))
    connection.close()
print("right", right)
