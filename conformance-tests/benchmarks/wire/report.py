"""The tables, the bars and the JSON."""
from wire import load, processes

GATEWAY = "gateway, 100 rules"
PLAIN = "gateway, 100 rules, no secret"
BARE, SQUID, MITMPROXY, DIRECT = "bare Netty interceptor", "squid ssl-bump", "mitmproxy", "direct"


def number(value, form=",.0f"):
    return "" if value is None else format(value, form)


def contenders(results, names, absent):
    cells = [cell.name for cell in load.CELLS] + ["new TLS"]
    print("| contender | " + " | ".join(f"{c} /s | CPU us" for c in cells) + " | added p50 ms | added p99 ms | resident MiB |")
    print("|---" * (2 * len(cells) + 4) + "|")
    for name in names:
        if name in absent:
            print(f"| {name} | absent: {absent[name]} |" + " |" * (2 * len(cells) + 2))
            continue
        columns = []
        for cell in cells:
            note = results.notes.get((name, cell))
            columns += [note, ""] if note else [number(results.rate(name, cell)), number(results.cpu(name, cell), ",.1f")]
        columns += [number(results.value(name, "p50"), ".2f"), number(results.value(name, "p99"), ".2f"), number(results.value(name, "resident"))]
        print(f"| {name} | " + " | ".join(columns) + " |")


def policies(results, names):
    print("\n| policy | h1 1 KB /s | CPU us | of 100 rules | h1 POST 1 KB /s | CPU us | of 100 rules |\n|---|---|---|---|---|---|---|")
    for name in names:
        columns = []
        for cell in ("rules: h1 1 KB", "rules: h1 POST 1 KB"):
            columns += [number(results.rate(name, cell)), number(results.cpu(name, cell), ",.1f"), number(results.ratio(name, GATEWAY, cell), ".3f")]
        print(f"| {name} | " + " | ".join(columns) + " |")


def scrubbing(results):
    print("\n| body | searched /s | CPU us | not searched /s | CPU us | searched of not searched |\n|---|---|---|---|---|---|")
    for cell in (cell.name for cell in load.CELLS if cell.heavy):
        name = "scrubbing: " + cell
        columns = [number(results.rate(GATEWAY, name)), number(results.cpu(GATEWAY, name), ",.1f"), number(results.rate(PLAIN, name)),
                   number(results.cpu(PLAIN, name), ",.1f"), number(results.ratio(GATEWAY, PLAIN, name), ".2f")]
        print(f"| {cell} | " + " | ".join(columns) + " |")


def bars(results):
    """(what, measured, bar, met or None): medians of interleaved pairs."""
    h1, h2 = "h1 1 KB", "h2 1 KB"
    rows = [
        ("bare interceptor of direct (else it does not count)", results.ratio(BARE, DIRECT, h1), ">=", 0.45),
        ("requests of squid's", results.ratio(GATEWAY, SQUID, h1), ">=", 1.6),
        ("requests of mitmproxy's", results.ratio(GATEWAY, MITMPROXY, h1), ">=", 20),
        ("CPU a request of the bare interceptor's", results.ratio(GATEWAY, BARE, h1, "cpu_us"), "<=", 1.5),
        ("HTTP/2 of direct", results.ratio(GATEWAY, DIRECT, h2), ">=", 0.5),
        ("new TLS connections of squid's", results.ratio(GATEWAY, SQUID, "new TLS"), ">=", 3),
        ("added p50 ms at half load", results.value(GATEWAY, "p50"), "<=", 0.5),
        ("added p99 ms at half load", results.value(GATEWAY, "p99"), "<=", 3),
        ("requests with 10,000 rules of 100 rules", results.ratio("gateway, 10,000 rules", GATEWAY, "rules: h1 1 KB"), ">=", 0.95),
        ("1 MB bodies searched for a lent secret of those not searched", results.ratio(GATEWAY, PLAIN, "scrubbing: h1 1 MB"), ">=", 0.6),
        ("resident MiB under 1,000 connections", results.value(GATEWAY, "resident"), "<=", 350),
    ]
    return [(what, value, f"{sign} {bar}", None if value is None else (value >= bar if sign == ">=" else value <= bar)) for what, value, sign, bar in rows]


def print_bars(results):
    print("\n| gateway, 100 rules | measured | bar | met |\n|---|---|---|---|")
    for what, value, bar, met in bars(results):
        print(f"| {what} | {number(value, '.2f')} | {bar} | {'not measured' if met is None else 'yes' if met else 'no'} |")


def as_json(results, absent, a, before):
    rows = []
    for name, cells in results.readings.items():
        for cell, readings in cells.items():
            rows.append({"contender": name, "cell": cell, "readings": [r if isinstance(r, float) else vars(r) for r in readings]})
    return {"before": before, "after": processes.machine(), "seconds": a.seconds, "rounds": a.rounds, "pairs": a.pairs, "failed": results.failed,
            "absent": absent, "notes": [{"contender": n, "cell": c, "note": t} for (n, c), t in results.notes.items()], "rows": rows,
            "bars": [{"what": w, "measured": v, "bar": b, "met": m} for w, v, b, m in bars(results)]}
