"""The floor and the rivals: each started in front of the same origin, each adding one header."""
import os, shutil, subprocess

from wire import processes
from wire.load import HOST
from wire.processes import Absent

REDIRECTED = "127.0.0.3"  # squid's own connections come from here and are not redirected
HEADER = "Bearer bench-secret"


class Contender:
    """A process that answers for the origin; on a virtual machine it takes a while to become fast."""

    def __init__(self, name, port, process, virtual=False):
        self.name, self.port, self.process, self.virtual = name, port, process, virtual


def tool(*names, install):
    for name in names:
        found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin:" + os.path.expanduser("~/.local/bin"))
        if found:
            return found
    raise Absent(f"not installed: {install}")


def launch(name, command, port, folder, listening=None, virtual=False):
    log = f"{folder}/{name.split()[0].lower()}.log"
    process = processes.start(command, log)
    processes.wait_for(listening or port, process, log)
    return Contender(name, port, process, virtual)


def certificate(folder, stem, *more):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={HOST}", *more, "-keyout", f"{folder}/{stem}.key", "-out", f"{folder}/{stem}.pem"],
        check=True, capture_output=True)
    open(f"{folder}/{stem}.both", "w").write(open(f"{folder}/{stem}.pem").read() + open(f"{folder}/{stem}.key").read())


def prepare(folder):
    """Certificates and bodies that all of them use."""
    os.chmod(folder, 0o755)
    certificate(folder, "leaf", "-addext", f"subjectAltName=DNS:{HOST}")
    certificate(folder, "authority", "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")
    os.makedirs(f"{folder}/www")
    for name, size in {"1k": 1024, "1m": 1 << 20}.items():
        open(f"{folder}/www/{name}", "wb").write(b"x" * size)
    open(f"{folder}/body.json", "w").write('{"kind": "harmless", "text": "' + "x" * 990 + '"}')


def nginx_config(folder, name, server, more=""):
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = " ".join(f"{kind}_temp_path {folder}/{name}-{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    path = f"{folder}/{name}.conf"
    open(path, "w").write(f"""
{user} worker_processes 1; daemon off; pid {folder}/{name}.pid; error_log {folder}/{name}.log crit;
events {{ worker_connections 8192; }}
http {{
  access_log off; keepalive_requests 100000000; sendfile on; tcp_nopush on; {temporary} {more}
  ssl_certificate {folder}/leaf.pem; ssl_certificate_key {folder}/leaf.key;
  server {{ http2_max_requests 100000000; client_max_body_size 8m; {server} }}
}}""")
    return path


def origin(folder, also):
    """nginx over TLS, HTTP/1.1 and HTTP/2."""
    nginx = tool("nginx", install="apt-get install nginx-light")
    port = processes.free_port()
    listens = " ".join(f"listen 127.0.0.1:{p} ssl http2 backlog=4096;" for p in [port, also])
    # What answers a POST does so after it read the body: it lies behind a socket.
    behind = f"upstream reader {{ server unix:{folder}/reader.sock; keepalive 128; keepalive_requests 100000000; }}\n" \
             f'server {{ listen unix:{folder}/reader.sock; return 200 "{"x" * 1024}"; }}'
    reads = 'location = /post { proxy_pass http://reader; proxy_http_version 1.1; proxy_set_header Connection ""; }'
    path = nginx_config(folder, "origin", f"{listens} root {folder}/www; {reads}", behind)
    return launch("direct", [nginx, "-c", path, "-e", f"{folder}/origin.log"], port, folder)


def nginx(folder, origin_port):
    path = shutil.which("nginx")
    port = processes.free_port()
    upstream = f"upstream origin {{ server 127.0.0.1:{origin_port}; keepalive 128; keepalive_requests 100000000; }}"
    server = f"""listen 127.0.0.1:{port} ssl http2 backlog=4096;
    location / {{ proxy_pass https://origin; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host {HOST};
      proxy_set_header Authorization "{HEADER}"; proxy_ssl_server_name on; proxy_ssl_name {HOST}; proxy_ssl_verify on;
      proxy_ssl_trusted_certificate {folder}/leaf.pem; proxy_buffers 16 64k; proxy_max_temp_file_size 0; }}"""
    return launch("nginx re-encrypting", [path, "-c", nginx_config(folder, "nginx", server, upstream), "-e", f"{folder}/nginx.log"], port, folder)


def haproxy(folder, origin_port):
    path = tool("haproxy", install="apt-get install haproxy")
    port = processes.free_port()
    open(f"{folder}/haproxy.cfg", "w").write(f"""
global
  maxconn 8192
  nbthread 1
defaults
  mode http
  timeout connect 10s
  timeout client 60s
  timeout server 60s
frontend agents
  bind 127.0.0.1:{port} ssl crt {folder}/leaf.both alpn h2,http/1.1 backlog 4096
  http-request set-header Authorization "{HEADER}"
  default_backend origin
backend origin
  http-reuse always
  server one 127.0.0.1:{origin_port} ssl verify required ca-file {folder}/leaf.pem sni str({HOST}) verifyhost {HOST}
""")
    return launch("HAProxy re-encrypting", [path, "-db", "-f", f"{folder}/haproxy.cfg"], port, folder)


def squid(folder, redirected):
    """Intercepts connections to a port where the origin listens too, so that it dials the same address."""
    path = tool("squid", install="apt-get install squid-openssl")
    helper = tool("/usr/lib/squid/security_file_certgen", install="apt-get install squid-openssl")
    nft = tool("nft", install="apt-get install nftables")
    port, plain = processes.free_port(), processes.free_port()
    home = f"{folder}/squid"
    os.makedirs(home)
    subprocess.run([helper, "-c", "-s", f"{home}/db", "-M", "16MB"], check=True, capture_output=True)
    open(f"{home}/squid.conf", "w").write(f"""
http_port 127.0.0.1:{plain}
https_port 127.0.0.1:{port} intercept ssl-bump tls-cert={folder}/authority.pem tls-key={folder}/authority.key generate-host-certificates=on dynamic_cert_mem_cache_size=16MB
sslcrtd_program {helper} -s {home}/db -M 16MB
sslcrtd_children 2
tls_outgoing_options cafile={folder}/leaf.pem
acl hello at_step SslBump1
ssl_bump peek hello
ssl_bump bump all
http_access allow all
request_header_add Authorization "{HEADER}" all
tcp_outgoing_address {REDIRECTED}
host_verify_strict off
cache deny all
cache_mem 8 MB
access_log none
cache_log {home}/cache.log
pid_filename {home}/squid.pid
coredump_dir {home}
max_filedescriptors 16384
client_persistent_connections on
server_persistent_connections on
shutdown_lifetime 1 seconds
via off
forwarded_for delete
""")
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", "proxy:proxy", home], check=False)
    for line in ("add table ip bench", "add chain ip bench out { type nat hook output priority -100; }",
                 f"add rule ip bench out ip saddr != {REDIRECTED} tcp dport {redirected} redirect to :{port}"):
        subprocess.run([nft, line], check=True)
    return launch("squid ssl-bump", [path, "-N", "-f", f"{home}/squid.conf"], redirected, folder, listening=port)


def mitmproxy(folder, origin_port):
    path = tool("mitmdump", install="python3 -m venv ~/mitm && ~/mitm/bin/pip install mitmproxy, then add ~/mitm/bin to PATH")
    port = processes.free_port()
    return launch("mitmproxy", [
        path, "-q", "--mode", f"reverse:https://{HOST}:{origin_port}", "--listen-host", "127.0.0.1", "-p", str(port),
        "--set", f"confdir={folder}/mitmproxy", "--set", f"ssl_verify_upstream_trusted_ca={folder}/leaf.pem",
        "--set", "flow_detail=0", "--set", f"modify_headers=/~q/Authorization/{HEADER}", "--set", "connection_strategy=lazy",
        "--set", "keep_host_header=true"], port, folder)
