"""The rules of the decision benchmark: each as a condition, as Rego and as Cedar, and actions about them."""
import json, os, random

HEAD = '''schema_version = 1
gateway {
  state_dir = "state"
  key_file  = "master.key"
  proxy { listen = "127.0.0.1:0" }
}
defaults {
  unknown_host = "deny"
  no_match     = "allow"
}
endpoint "https" "e" { hosts = ["*.example.test"] }
credential "bearer_token" "t" { endpoint = https.e }
profile "default" { credentials = [bearer_token.t] }
'''
ACTIONS = 400

# (condition, lines of Rego, Cedar, and an action it holds for: method, host, path, team)
SHAPES = [
    lambda w: (f"http.method == 'get' && http.path.startsWith('/repos/{w}/')",
               f'input.method == "get"; startswith(input.path, "/repos/{w}/")',
               f'context.method == "get" && context.path like "/repos/{w}/*"',
               ("GET", "api", f"/repos/{w}/x", "none")),
    lambda w: (f"http.method in ['post', 'put'] && http.path == '/orgs/{w}/members'",
               f'input.method in {{"post", "put"}}; input.path == "/orgs/{w}/members"',
               f'["post", "put"].contains(context.method) && context.path == "/orgs/{w}/members"',
               ("POST", "api", f"/orgs/{w}/members", "none")),
    lambda w: (f"http.path.matches('^/v1/items/{w}/.*') && http.method != 'delete'",
               f'regex.match("^/v1/items/{w}/.*", input.path); input.method != "delete"',
               f'context.path like "/v1/items/{w}/*" && context.method != "delete"',
               ("GET", "api", f"/v1/items/{w}/z", "none")),
    lambda w: (f"'X-Team' in http.headers && http.headers['X-Team'].exists(v, v == '{w}')",
               f'"{w}" in input.team',
               f'context has team && context.team.contains("{w}")',
               ("GET", "api", "/zzz", w)),
    lambda w: (f"http.path.startsWith('/a/{w}/') || http.path.startsWith('/b/{w}/')",
               f'some prefix in ["/a/{w}/", "/b/{w}/"]; startswith(input.path, prefix)',
               f'context.path like "/a/{w}/*" || context.path like "/b/{w}/*"',
               ("PATCH", "api", f"/b/{w}/q", "none")),
    lambda w: (f"http.host == '{w}.example.test' && !(http.method in ['delete', 'patch'])",
               f'input.host == "{w}.example.test"; not input.method in {{"delete", "patch"}}',
               f'context.host == "{w}.example.test" && !(["delete", "patch"].contains(context.method))',
               ("GET", w, "/", "none")),
    lambda w: (f"http.method == 'get' && http.path.endsWith('/{w}.json')",
               f'input.method == "get"; endswith(input.path, "/{w}.json")',
               f'context.method == "get" && context.path like "*/{w}.json"',
               ("GET", "api", f"/files/{w}.json", "none")),
    lambda w: (f"http.path.contains('/{w}/secrets')",
               f'contains(input.path, "/{w}/secrets")',
               f'context.path like "*/{w}/secrets*"',
               ("GET", "api", f"/area/{w}/secrets/1", "none")),
]


def words(n, rnd):
    """Distinct, none the beginning of another."""
    return [w for w in (f"{rnd.choice('abcdefgh')}{k:06}" for k in rnd.sample(range(10**6), n))]


def write_rules(folder, rules):
    os.makedirs(f"{folder}/fixtures", exist_ok=True)
    with open(f"{folder}/policy.hcl", "w") as out:
        out.write(HEAD)
        for i, (condition, priority, verdict) in enumerate(rules):
            out.write(f'rule "r{i}" {{\n  endpoint  = https.e\n  priority  = {priority}\n  condition = {json.dumps(condition)}\n  verdict   = "{verdict}"\n}}\n')


def write_action(folder, k, action, headers=None):
    method, host, path, team = action
    fields = {"X-Team": [team], "User-Agent": ["bench"], **(headers or {})}
    json.dump({"action": {"host": f"{host}.example.test", "http": {"method": method, "path": path, "headers": fields}}, "match": {"verdict": "allow"}},
              open(f"{folder}/fixtures/{k:03}.json", "w"))


def write_mix(n, folder, seed):
    """policy.hcl, fixtures/, rules.json (conditions in deciding order for a scan), rules.rego and rules.cedar."""
    rnd = random.Random(seed)
    shaped = [SHAPES[i % len(SHAPES)](w) for i, w in enumerate(words(n, rnd))]
    ranks = [(rnd.randrange(50), rnd.choice(["allow", "allow", "deny"])) for _ in range(n)]
    rules = [(s[0], *r) for s, r in zip(shaped, ranks)]
    write_rules(folder, rules)
    ordered = sorted(rules, key=lambda rule: -rule[1])
    json.dump([{"condition": c, "verdict": v} for c, _, v in ordered], open(f"{folder}/rules.json", "w"))
    with open(f"{folder}/rules.rego", "w") as rego, open(f"{folder}/rules.cedar", "w") as cedar:
        rego.write("package bench\n\ndefault denied := false\n\ndenied if denies\n\ndenied if { allows; denies }\n\n")
        cedar.write("permit(principal, action, resource);\n")
        for (_, lines, test, _), (_, verdict) in zip(shaped, ranks):
            rego.write(f"{'denies' if verdict == 'deny' else 'allows'} if {{ {lines} }}\n\n")
            cedar.write(f"{'forbid' if verdict == 'deny' else 'permit'}(principal, action, resource) when {{ {test} }};\n")
    for k in range(ACTIONS):
        i = rnd.randrange(n)
        write_action(folder, k, shaped[i][3] if k % 4 else SHAPES[i % len(SHAPES)]("nobody")[3])


def classes(rnd):
    """A pattern without any literal text, and a text it matches."""
    letters = rnd.choices("abcdefghijklmnopqrstuv0123456", k=6)
    times = [rnd.choice(["", "+", "{2}"]) for _ in letters]
    pattern = "".join(f"[{a}-{chr(ord(a) + rnd.randrange(1, 4))}]{t}" for a, t in zip(letters, times))
    return pattern, "".join(2 * a if t == "{2}" else a for a, t in zip(letters, times))


def nothing_shared(i, w, rnd):
    name = f"X-{w.capitalize()}"
    return f"'{name}' in http.headers && http.headers['{name}'].exists(v, v == 'yes')", ("GET", "api", "/", "none"), {name: ["yes"]}


def regex_with_literals(i, w, rnd):
    return f"http.path.matches('{w}-[0-9]+/export')", ("GET", "api", f"/reports/{w}-12/export", "none"), {}


def regex_without_literals(i, w, rnd):
    pattern, text = classes(rnd)
    return f"http.path.matches('{pattern}')", ("GET", "api", f"/reports/{text if w != 'nobody' else '-'}/export", "none"), {}


def prefix_chain(i, w, rnd):
    path = "/" + "a/" * (1 + i // 10)
    return f"http.path.startsWith('{path}') && http.path.endsWith('/{w}')", ("GET", "api", f"{path}{w}", "none"), {}


def deep_disjunctions(i, w, rnd):
    paths = " || ".join(f"http.path == '/{w}/{k}'" for k in range(12))
    hosts = " || ".join(f"http.host == '{w}-{k}.example.test'" for k in range(12))
    return f"({paths}) && (({hosts}) || http.method == 'get')", ("GET", "api", f"/{w}/7", "none"), {}


def only_contains(i, w, rnd):
    return f"http.path.contains('/{w}/')", ("GET", "api", f"/area/{w}/x", "none"), {}


HOSTILE = {
    "no shared fact": nothing_shared,
    "regex with literals": regex_with_literals,
    "regex without literals": regex_without_literals,
    "one prefix chain": prefix_chain,
    "deep disjunctions": deep_disjunctions,
    "contains only": only_contains,
}


def write_hostile(name, n, folder, seed):
    rnd = random.Random(seed)
    made = [HOSTILE[name](i, w, rnd) for i, w in enumerate(words(n, rnd))]
    write_rules(folder, [(condition, rnd.randrange(50), rnd.choice(["allow", "deny"])) for condition, _, _ in made])
    for k in range(ACTIONS):
        _, action, headers = made[rnd.randrange(n)] if k % 4 else HOSTILE[name](0, "nobody", rnd)
        write_action(folder, k, action, headers)
