"""Load: h2load for throughput and latency, wrk for a new connection a request."""
import os, re, subprocess, time
from dataclasses import dataclass

from wire import processes

HOST = "api.example.test"


@dataclass
class Reading:
    """One run against one contender."""
    rate: float
    cpu_us: float
    failed: int


@dataclass(frozen=True)
class Cell:
    """What is asked for."""
    name: str
    path: str = "/1k"
    h2: bool = False
    body: str = ""
    heavy: bool = False


CELLS = [
    Cell("h1 1 KB"),
    Cell("h2 1 KB", h2=True),
    Cell("h1 1 MB", path="/1m", heavy=True),
    Cell("h2 1 MB", path="/1m", h2=True, heavy=True),
    Cell("h1 POST 1 KB", path="/post", body="body.json"),
]


def h2load(contender, cell, folder, connections, *more):
    threads = ["-t", "1"]
    streams = ["-m", "10", "-w", "20", "-W", "20"] if cell.h2 else ["--h1"]
    count = max(1, connections // 10) if cell.h2 else connections
    if cell.heavy:
        count = max(1, count // 4)
    body = ["-d", f"{folder}/{cell.body}", "-H", "content-type: application/json"] if cell.body else []
    out = subprocess.run(
        ["h2load", *threads, *streams, "-c", str(count), *body, *more, f"https://{HOST}:{contender.port}{cell.path}"],
        capture_output=True, text=True).stdout
    done = re.search(r"requests: \d+ total, \d+ started, (\d+) done, \d+ succeeded, \d+ failed, \d+ errored", out)
    codes = re.search(r"status codes: (\d+) 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx", out)
    if not (done and codes):
        raise RuntimeError("h2load said:\n" + out)
    answered, good = int(done.group(1)), int(codes.group(1))
    if cell.h2 and "Application protocol: h2" not in out:
        raise processes.Absent("no HTTP/2")
    return good, max(0, answered - good)


def measured(contender, run):
    """Runs it between two readings of the clocks."""
    pids = processes.tree(contender.process.pid)
    cpu, clock = processes.cpu_seconds(pids), time.monotonic()
    good, bad = run()
    clock = time.monotonic() - clock
    cpu = processes.cpu_seconds(pids | processes.tree(contender.process.pid)) - cpu
    return Reading(good / clock, 1e6 * cpu / max(good, 1), bad)


def hold(contender, connections, requests):
    """Many connections at once, all asking; a count, because with so many h2load does not end by the clock."""
    out = subprocess.run(
        ["h2load", "-t", "1", "--h1", "-c", str(connections), "-n", str(requests), f"https://{HOST}:{contender.port}/1k"],
        capture_output=True, text=True).stdout
    codes = re.search(r"status codes: (\d+) 2xx", out)
    return requests - int(codes.group(1)) if codes else requests


def throughput(contender, cell, folder, seconds, connections=50):
    return measured(contender, lambda: h2load(contender, cell, folder, connections, "-D", str(seconds)))


def new_connections(contender, seconds, connections=20):
    """Every request on a new connection with a new TLS handshake."""
    def run():
        out = subprocess.run(
            ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "-H", "Connection: close", f"https://{HOST}:{contender.port}/1k"],
            capture_output=True, text=True).stdout
        done = re.search(r"(\d+) requests in", out)
        bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
        broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", out)
        lost = sum(map(int, broken.groups())) if broken else 0
        if not done:
            raise RuntimeError("wrk said:\n" + out)
        wrong = int(bad.group(1)) if bad else 0
        return int(done.group(1)) - wrong, wrong + lost
    return measured(contender, run)


def latencies(contender, folder, rate, seconds):
    """Microseconds of each answer at a fixed rate, sorted, while every connection asks.

    Connections begin 10 ms apart, so that their clocks do not tick together: h2load's own bursts would be measured.
    """
    log = f"{folder}/latency.log"
    if os.path.exists(log):
        os.remove(log)
    connections = max(10, min(200, round(rate / 90)))
    per_client = max(1, round(rate / connections))
    settled = connections / 100 + 0.5
    count = connections * round(per_client * (settled + seconds))
    h2load(contender, CELLS[0], folder, connections, f"--rps={per_client}", f"--log-file={log}", "-r", "1", "--rate-period=10ms", "-n", str(count))
    rows = [line.split("\t") for line in open(log)]
    begin = min(int(row[0]) for row in rows) + 1_000_000 * settled
    return sorted(int(row[2]) for row in rows if begin <= int(row[0]) < begin + 1_000_000 * seconds)


def at_rate(contender, folder, rate, seconds):
    """What the answers at a fixed rate cost."""
    return measured(contender, lambda: (len(latencies(contender, folder, rate, seconds)), 0))


def percentile(values, share):
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0
