"""What programs do with S3: endpoint, `direct ACCESS_KEY SECRET` for a client with a key of its own. One line each."""
import base64, hashlib, http.client, io, os, ssl, sys, urllib.parse, zlib
import boto3, botocore.auth, botocore.awsrequest, botocore.config, botocore.credentials, botocore.exceptions

endpoint = sys.argv[1]
direct = sys.argv[2:3] == ["direct"]
key_id, secret = sys.argv[3:5] if direct else (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
REGION, BUCKET = "us-east-1", "direct" if direct else "lab"
if direct:
    import urllib3
    urllib3.disable_warnings()
config = botocore.config.Config(signature_version="s3v4", s3={"addressing_style": "path"}, retries={"total_max_attempts": 1})
s3 = boto3.client("s3", endpoint_url=endpoint, region_name=REGION, aws_access_key_id=key_id, aws_secret_access_key=secret,
                  verify=False if direct else None, config=config)
trust = ssl._create_unverified_context() if direct else ssl.create_default_context()


def connection():
    to = urllib.parse.urlsplit(endpoint)
    proxy = urllib.parse.urlsplit(os.environ.get("HTTPS_PROXY", "")) if not direct else None
    if not proxy:
        return http.client.HTTPSConnection(to.hostname, to.port, context=trust), to.netloc
    made = http.client.HTTPSConnection(proxy.hostname, proxy.port, context=trust)
    made.set_tunnel(to.hostname, 443)
    return made, to.netloc


def code(error):
    return error.decode("latin-1").partition("<Code>")[2].partition("<")[0]


def fetched(method, url, body=None, headers=()):
    made, _ = connection()
    target = url[len(endpoint):]
    made.request(method, target, body, dict(headers))
    answer = made.getresponse()
    return answer.status, answer.read()


class Chunks(botocore.auth.S3SigV4Auth):
    """Signs what the agent says of its body as it is said."""

    def payload(self, request):
        return request.context["declared"]


def uploaded(*arguments):
    """A server that refuses a head closes the connection, and what it said may be lost with it: another try."""
    for _ in range(20):
        try:
            return chunked(*arguments)
        except OSError:
            pass


def chunked(name, content, size, trailer):
    """An upload in signed chunks; the head is signed by this client's key, the signatures of the chunks are zeros."""
    line = lambda part: b"%x;chunk-signature=%s\r\n" % (len(part), b"0" * 64)
    body = b"".join(line(part) + part + b"\r\n" for part in (content[i:i + size] for i in range(0, len(content), size)))
    body += line(b"")
    headers = {"x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "Content-Encoding": "aws-chunked",
               "x-amz-decoded-content-length": str(len(content))}
    if trailer:
        headers["x-amz-content-sha256"] += "-TRAILER"
        headers["x-amz-trailer"] = "x-amz-checksum-crc32"
        checksum = base64.b64encode(zlib.crc32(content).to_bytes(4, "big"))
        body += b"x-amz-checksum-crc32:" + checksum + b"\r\nx-amz-trailer-signature:" + b"0" * 64 + b"\r\n"
    body += b"\r\n"
    made, netloc = connection()
    request = botocore.awsrequest.AWSRequest("PUT", "https://%s/%s/%s" % (netloc, BUCKET, name), headers=headers)
    request.context["declared"] = headers["x-amz-content-sha256"]
    Chunks(botocore.credentials.Credentials(key_id, secret), "s3", REGION).add_auth(request)
    sent = dict(request.headers.items())
    made.putrequest("PUT", "/%s/%s" % (BUCKET, name), skip_accept_encoding=True)
    for field, value in sent.items():
        if field.lower() != "host":
            made.putheader(field, value)
    made.putheader("Content-Length", str(len(body)))
    made.endheaders()
    try:
        for i in range(0, len(body), 7000):
            made.send(body[i:i + 7000])
    except OSError:
        pass  # the answer says why
    answer = made.getresponse()
    text = answer.read()
    return answer.status if answer.status == 200 else "%d %s" % (answer.status, code(text))


def named(method, path, body=b""):
    """A key as it is written on the wire, which SDKs and their HTTP clients would spell anew."""
    made, netloc = connection()
    request = botocore.awsrequest.AWSRequest(method, "https://%s%s" % (netloc, path), data=body)
    botocore.auth.S3SigV4Auth(botocore.credentials.Credentials(key_id, secret), "s3", REGION).add_auth(request)
    made.request(method, path, body or None, dict(request.headers.items()))
    answer = made.getresponse()
    text = answer.read()
    return (text if method == "GET" else 200) if answer.status == 200 else code(text)


def odd(name):
    path = "/%s/%s" % (BUCKET, name)
    return named("PUT", path, b"as " + name.encode()), named("GET", path) == b"as " + name.encode()


def told(what, action):
    """What came of it; where a server that refuses a head closes before it was read whole, of another try."""
    closed = (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError, OSError) if direct else ()
    for _ in range(20):
        try:
            print(what, action(), flush=True)
            return
        except botocore.exceptions.ClientError as e:
            print(what, e.response["Error"]["Code"], flush=True)
            return
        except closed:
            pass


def get(name):
    return hashlib.sha256(s3.get_object(Bucket=BUCKET, Key=name)["Body"].read()).hexdigest()[:12]


def put(name, content, **more):
    return s3.put_object(Bucket=BUCKET, Key=name, Body=content, **more)["ResponseMetadata"]["HTTPStatusCode"]


def presigned(action, method, name, body=None, **more):
    url = s3.generate_presigned_url(action, Params={"Bucket": BUCKET, "Key": name, **more}, ExpiresIn=300)
    status, content = fetched(method, url, body)
    return status, content[:20].decode("latin-1") if status == 200 else code(content)


def multipart(name, parts):
    upload = s3.create_multipart_upload(Bucket=BUCKET, Key=name)["UploadId"]
    done = []
    for number, content in enumerate(parts, 1):
        etag = s3.upload_part(Bucket=BUCKET, Key=name, UploadId=upload, PartNumber=number, Body=content)["ETag"]
        done.append({"ETag": etag, "PartNumber": number})
    s3.complete_multipart_upload(Bucket=BUCKET, Key=name, UploadId=upload, MultipartUpload={"Parts": done})
    return s3.head_object(Bucket=BUCKET, Key=name)["ContentLength"]


big = bytes(range(256)) * 1200
told("create", lambda: s3.create_bucket(Bucket=BUCKET)["ResponseMetadata"]["HTTPStatusCode"])
told("put", lambda: put("a b/c+d=e&f.txt", b"hello"))
told("get", lambda: s3.get_object(Bucket=BUCKET, Key="a b/c+d=e&f.txt")["Body"].read().decode())
told("meta", lambda: put("meta", b"x", Metadata={"note": "two  words", "empty": ""}, ContentType="text/x-lab"))
told("empty", lambda: put("empty", b""))
told("stream", lambda: put("stream", io.BytesIO(big)))
told("same", lambda: get("stream") == hashlib.sha256(big).hexdigest()[:12])
told("multipart", lambda: multipart("parts", [b"1" * 5242880, b"2" * 70000]))
told("presigned-put", lambda: presigned("put_object", "PUT", "by url", b"from a url"))
told("presigned-get", lambda: presigned("get_object", "GET", "by url", ResponseContentType="text/plain"))
told("chunks", lambda: uploaded("chunks", big, 65536, False))
told("odd-chunks", lambda: uploaded("odd", big, 10007, False))
told("chunks-and-trailer", lambda: uploaded("trailer", big, 65536, True))
told("same", lambda: (get("chunks"), get("odd"), get("trailer")) == (hashlib.sha256(big).hexdigest()[:12],) * 3)
for name in ["void//name", "/lead", "dot/./name", "up/../name", "back%5Cslash", "twice%252Fescaped", "line%0Afeed"]:
    told(name, lambda: odd(name))
# a client whose spelling of a slash servers do not sign
told("escaped%2Fslash", lambda: odd("escaped%2Fslash"))
told("list", lambda: [found["Key"] for found in s3.list_objects_v2(Bucket=BUCKET, Prefix="a b/", Delimiter="/")["Contents"]])
told("delete", lambda: s3.delete_object(Bucket=BUCKET, Key="meta")["ResponseMetadata"]["HTTPStatusCode"])
