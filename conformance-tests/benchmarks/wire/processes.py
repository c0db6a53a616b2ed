"""Processes under test: started, awaited, measured through /proc, ended."""
import os, re, signal, socket, subprocess, sys, time

TICK = os.sysconf("SC_CLK_TCK")


class Absent(Exception):
    """Why a contender cannot take part."""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


def start(command, log, **options):
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=open(log, "w"), stderr=subprocess.STDOUT, **options)


def wait_for(port, process, log, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    process.kill()
    lines = [line for line in open(log, errors="replace").read().splitlines() if line.strip()]
    raise Absent("did not start: " + (lines[-1][:160] if lines else "said nothing"))


def stop(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(20)


def tree(pid):
    """The process and all that descend from it."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = open(f"/proc/{name}/stat").read().rpartition(")")[2].split()
            parents[int(name)] = int(fields[1])
        except OSError:
            pass
    found, more = set(), {pid}
    while more:
        found |= more
        more = {child for child, parent in parents.items() if parent in more} - found
    return found


def cpu_seconds(pids):
    """User and system time, of children that ended too."""
    ticks = 0
    for pid in pids:
        try:
            ticks += sum(map(int, open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[11:15]))
        except OSError:
            pass
    return ticks / TICK


def resident_mib(pids):
    total = 0
    for pid in pids:
        try:
            found = re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{pid}/status").read())
            total += int(found.group(1)) if found else 0
        except OSError:
            pass
    return total / 1024


def quiet(pid, seconds=20):
    """Lets it finish what it put off, so that the next contender does not pay for it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = cpu_seconds(tree(pid))
        time.sleep(0.3)
        if cpu_seconds(tree(pid)) - before < 0.05:
            return


def machine():
    """What the figures were measured on, load included."""
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown processor")
    return f"{os.cpu_count()} cores of {model}, load average {' '.join(open('/proc/loadavg').read().split()[:3])}"


def enter_namespace():
    """Starts this script again in a network and mount namespace of its own: names and redirections stay inside."""
    if os.environ.get("CLAWPATROL_BENCH_INSIDE"):
        return
    root = os.geteuid() == 0
    command = ["unshare", *([] if root else ["--user", "--map-root-user"]), "--net", "--mount"]
    if subprocess.run([*command, "true"], capture_output=True).returncode:
        sys.exit("this benchmark needs a private network namespace: run it as root or allow unprivileged user namespaces")
    os.environ["CLAWPATROL_BENCH_INSIDE"] = "1"
    os.execvp(command[0], [*command, sys.executable, *sys.argv])


def name_origin(host, folder):
    """Lets the host's name mean loopback, inside the namespace."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    open(f"{folder}/hosts", "w").write(f"127.0.0.1 localhost {host}\n")
    subprocess.run(["mount", "--bind", f"{folder}/hosts", "/etc/hosts"], check=True)
