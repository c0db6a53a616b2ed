"""The gateway with policies of several sizes, and the bare interceptor."""
import json, os, random, subprocess

import decide_rules
from wire import processes
from wire.contenders import Contender, HEADER, launch
from wire.load import HOST

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


def rule(name, condition, verdict, priority):
    return f'rule "{name}" {{\n  endpoint  = https.e\n  priority  = {priority}\n  condition = {json.dumps(condition)}\n  verdict   = "{verdict}"\n}}\n'


def rules(count, bodies, seed):
    """None of them meets the requests of the benchmark but the last, which allows them."""
    rnd = random.Random(seed)
    out = []
    for i, word in enumerate(decide_rules.words(count - 1, rnd)):
        condition = decide_rules.SHAPES[i % len(decide_rules.SHAPES)](word)[0]
        if bodies and i % 10 == 0:
            condition = f"http.method == 'POST' && http.body_json.kind == '{word}'"
        out.append(rule(f"r{i}", condition, rnd.choice(["allow", "deny"]), 1 + rnd.randrange(50)))
    return "".join(out) + rule("last", "http.method in ['GET', 'POST']", "allow", 0)


def gateway(folder, origin_port, count, bodies=False, seed=1, lent=True):
    """Without `lent` no secret goes out, so none is looked for in what comes back."""
    name = f"gateway, {count:,} rule{'s' if count > 1 else ''}" + (" with bodies" if bodies else "") + ("" if lent else ", no secret")
    home = f"{folder}/gateway-{count}{'-bodies' if bodies else ''}{'' if lent else '-plain'}"
    credential = "bearer_token" if lent else "passthrough"
    os.makedirs(home)
    tls, proxy = processes.free_port(), processes.free_port()
    open(f"{home}/gateway.hcl", "w").write(f'''schema_version = 1
gateway {{
  state_dir        = "{home}/state"
  key_file         = "{home}/master.key"
  dashboard_listen = "off"
  proxy {{
    listen          = "127.0.0.1:{proxy}"
    tls_listen      = "127.0.0.1:{tls}"
    default_profile = "default"
  }}
}}
defaults {{
  unknown_host = "deny"
  no_match     = "deny"
}}
endpoint "https" "e" {{
  hosts   = ["{HOST}"]
  dial    = "127.0.0.1:{origin_port}"
  ca_cert = "{folder}/leaf.pem"
}}
credential "{credential}" "token" {{ endpoint = https.e }}
{rules(count, bodies, seed)}
profile "default" {{ credentials = [{credential}.token] }}
''')
    env = dict(os.environ, CLAWPATROL_SECRET_TOKEN=HEADER.split()[1], HOME=home)
    log = f"{home}/log"
    process = processes.start([f"{ROOT}/clawpatrol", "gateway", f"{home}/gateway.hcl"], log, env=env)
    processes.wait_for(tls, process, log, seconds=300)
    return Contender(name, tls, process, virtual=True)


def interceptor(folder, origin_port):
    port = processes.free_port()
    script = f"""set -euo pipefail
. {ROOT}/.mvn/jdk25.sh; use_jdk25; cd {ROOT}
run_maven -B -q -ntp -Privals -pl conformance-tests -am -Dspotless.check.skip=true test-compile \\
  org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.includeScope=test \\
  -Dmdep.outputFile={ROOT}/conformance-tests/target/rivals/classpath >&2
echo "$JAVA_HOME/bin/java" """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    if done.returncode:
        raise processes.Absent("did not build: " + (done.stderr.strip().splitlines() or ["?"])[0][:160])
    target = f"{ROOT}/conformance-tests/target/rivals"
    classpath = f"{target}/test-classes:" + open(f"{target}/classpath").read().strip()
    return launch("bare Netty interceptor", [
        done.stdout.split()[-1], "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", classpath,
        "org.clawpatrol.conformance.interceptor.BareInterceptor", str(port), str(origin_port), HOST,
        f"{folder}/leaf.pem", f"{folder}/leaf.key", f"{folder}/leaf.pem"], port, folder, virtual=True)
