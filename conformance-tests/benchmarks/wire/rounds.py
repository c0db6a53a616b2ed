"""Interleaved rounds: every contender once a round, medians in the end."""
import sys, time
from statistics import median

from wire import load, processes


class Results:
    """Readings by contender and cell, in the order of the rounds."""

    def __init__(self):
        self.readings, self.notes, self.failed = {}, {}, 0

    def add(self, contender, cell, value):
        self.readings.setdefault(contender, {}).setdefault(cell, []).append(value)

    def all(self, contender, cell):
        return self.readings.get(contender, {}).get(cell, [])

    def rate(self, contender, cell):
        found = self.all(contender, cell)
        return median(r.rate for r in found) if found else None

    def cpu(self, contender, cell):
        found = self.all(contender, cell)
        return median(r.cpu_us for r in found) if found else None

    def value(self, contender, cell):
        found = self.all(contender, cell)
        return median(found) if found else None

    def ratio(self, one, other, cell, kind="rate"):
        """Median of the ratios of pairs that ran one after the other."""
        pairs = list(zip(self.all(one, cell), self.all(other, cell)))
        return median(getattr(a, kind) / getattr(b, kind) for a, b in pairs if getattr(b, kind)) if pairs else None


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(results, contender, cell, action):
    """One reading; what fails is counted, a contender that cannot take part is noted."""
    if (contender.name, cell) in results.notes:
        return
    try:
        reading = action()
        processes.quiet(contender.process.pid)
    except processes.Absent as e:
        results.notes[contender.name, cell] = str(e)
        return
    results.failed += reading.failed
    if reading.failed:
        say(f"{contender.name}, {cell}: {reading.failed} failed")
    say(f"{contender.name}, {cell}: {reading.rate:,.0f}/s, {reading.cpu_us:,.1f} us")
    results.add(contender.name, cell, reading)


# Longer than the gateway keeps a connection to an origin without use.
REST_SECONDS = 7


def warm_up(contender, cell, folder, a):
    """Twice with a rest between, as before each turn: dialling anew takes ways that were not compiled yet."""
    settle(contender, a, lambda: load.throughput(contender, cell, folder, a.warm_up))
    if contender.virtual:
        time.sleep(REST_SECONDS)
        settle(contender, a, lambda: load.throughput(contender, cell, folder, a.warm_up))


def settle(contender, a, reading):
    """Until it needs no less processor time: what runs on a virtual machine takes a while."""
    best, calm = float("inf"), 0
    for _ in range(a.warm_ups if contender.virtual else 1):
        cpu = reading().cpu_us
        calm = 0 if cpu < 0.95 * best else calm + 1
        best = min(best, cpu)
        if calm == 2:
            return


def throughput(results, field, cells, a, folder):
    for cell in cells:
        for contender in field:
            try:
                warm_up(contender, cell, folder, a)
            except processes.Absent as e:
                results.notes[contender.name, cell.name] = str(e)
        for _ in range(a.rounds):
            for contender in field:
                run(results, contender, cell.name, lambda: load.throughput(contender, cell, folder, a.seconds))


def new_connections(results, field, a):
    for contender in field:
        load.new_connections(contender, 2 * a.warm_up if contender.virtual else 1)
    for _ in range(a.rounds):
        for contender in field:
            run(results, contender, "new TLS", lambda: load.new_connections(contender, a.seconds))


def latency(results, field, a, folder):
    """At half of what the contender can do; the same rate directly, right before."""
    direct = field[0]
    rates = [(contender, results.rate(contender.name, "h1 1 KB")) for contender in field[1:]]
    halves = [(contender, rate / 2) for contender, rate in rates if rate]
    for contender, rate in halves:
        settle(contender, a, lambda: load.at_rate(contender, folder, rate, a.warm_up))
    for _ in range(a.rounds):
        for contender, rate in halves:
            plain = load.latencies(direct, folder, rate, a.seconds)
            through = load.latencies(contender, folder, rate, a.seconds)
            for share, name in ((0.5, "p50"), (0.99, "p99")):
                added = (load.percentile(through, share) - load.percentile(plain, share)) / 1000
                results.add(contender.name, name, added)
            say(f"{contender.name} at {rate:,.0f}/s: added p50 {results.all(contender.name, 'p50')[-1]:.2f} ms, p99 {results.all(contender.name, 'p99')[-1]:.2f} ms")


def rules(results, field, a, folder):
    """Gateways that differ in their rules alone, in interleaved pairs."""
    plain, post = load.CELLS[0], load.CELLS[-1]
    for contender in field:
        for cell in (plain, post):
            warm_up(contender, cell, folder, a)
    for _ in range(a.pairs):
        for contender in field:
            for cell in (plain, post):
                run(results, contender, "rules: " + cell.name, lambda: load.throughput(contender, cell, folder, a.seconds))


def scrubbing(results, pair, a, folder):
    """A gateway that searches what comes back for the secret it lent, and one that lent none, in interleaved pairs."""
    cells = [cell for cell in load.CELLS if cell.heavy]
    for contender in pair:
        for cell in cells:
            warm_up(contender, cell, folder, a)
    for _ in range(a.pairs):
        for cell in cells:
            for contender in pair:
                run(results, contender, "scrubbing: " + cell.name, lambda: load.throughput(contender, cell, folder, a.seconds))


def memory(results, field):
    """Resident under 1,000 connections that all ask."""
    for contender in field:
        results.failed += load.hold(contender, 1000, 2_000 if contender.name == "mitmproxy" else 50_000)
        results.add(contender.name, "resident", processes.resident_mib(processes.tree(contender.process.pid)))
        say(f"{contender.name}: {results.value(contender.name, 'resident'):,.0f} MiB")
