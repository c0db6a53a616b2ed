gateway {
  proxy {
    listen = "127.0.0.1:9180"
  }
}

endpoint "https" "tracker" {
  hosts = ["tracker.lab.test", "*.agents.lab.test"]
}

endpoint "kubernetes" "cluster" {
  server = "https://k8s.lab.test:6443"
}

endpoint "postgres" "ledger" {
  host = "db.lab.test:5432"
}

endpoint "clickhouse_native" "events" {
  hosts = ["events.lab.test"]
}

endpoint "ssh" "build" {
  hosts = ["build.lab.test"]
}

credential "bearer_token" "tracker_read" {
  endpoint = https.tracker
}

approver "human_approver" "lead" {
  channel = "#leads"
}

rule "graphql-reads" {
  endpoint  = https.tracker
  priority  = 20
  condition = "http.path == '/graphql' && has(graphql.operation) && graphql.operation == 'QUERY'"
  verdict   = "allow"
}

rule "graphql-else" {
  endpoint  = https.tracker
  priority  = 10
  condition = "http.path == '/graphql'"
  approve   = [human_approver.lead]
}

rule "safe-tools" {
  endpoint  = https.tracker
  priority  = 20
  condition = "http.path == '/mcp' && has(mcp.tool) && mcp.tool in ['search', 'fetch']"
  verdict   = "allow"
}

rule "other-tools" {
  endpoint  = https.tracker
  priority  = 10
  condition = "http.path == '/mcp' && has(mcp.method) && mcp.method == 'tools/call'"
  verdict   = "deny"
  reason    = "this tool is not allowed"
}

rule "protected-branches" {
  endpoint  = https.tracker
  priority  = 30
  condition = "has(git.refs) && git.refs.exists(r, r.name == 'refs/heads/main')"
  verdict   = "deny"
}

rule "office-hours" {
  endpoint  = https.tracker
  priority  = 5
  condition = "http.path == '/deploy' && request.hour >= 8 && request.hour < 18"
  verdict   = "allow"
}

rule "big-uploads" {
  endpoint  = https.tracker
  condition = "http.path == '/upload' && (http.size > 10 || http.content_type != 'text/plain')"
  verdict   = "deny"
}

rule "one-host" {
  endpoint  = https.tracker
  condition = "http.host == 'a.agents.lab.test' && endpoint.name == 'tracker' && request.port == 443"
  verdict   = "deny"
}

rule "with-credential" {
  endpoint  = https.tracker
  priority  = 40
  condition = "http.path == '/who' && has(credential.name) && credential.name == 'tracker_read'"
  verdict   = "deny"
}

rule "no-secrets" {
  endpoint  = kubernetes.cluster
  priority  = 10
  condition = "k8s.resource == 'secrets'"
  verdict   = "deny"
}

rule "reads" {
  endpoint  = kubernetes.cluster
  condition = "k8s.verb in ['GET', 'List', 'watch']"
  verdict   = "allow"
}

rule "no-mass-delete" {
  endpoint  = kubernetes.cluster
  priority  = 5
  condition = "k8s.verb == 'DELETE' && k8s.collection"
  verdict   = "deny"
}

rule "labelled-deletes" {
  endpoint  = kubernetes.cluster
  condition = "k8s.verb == 'delete' && http.body_json.propagationPolicy == 'Orphan'"
  approve   = [human_approver.lead]
}

rule "exec-harmless" {
  endpoint  = kubernetes.cluster
  priority  = 20
  condition = "k8s.resource == 'pods/exec' && k8s.command == ['date', '-u'] && k8s.container in ['', 'app']"
  verdict   = "allow"
}

rule "exec-else" {
  endpoint  = kubernetes.cluster
  priority  = 10
  condition = "k8s.resource == 'pods/exec'"
  verdict   = "deny"
  reason    = "only harmless commands"
}

rule "A" {
  endpoints = [postgres.ledger, clickhouse_native.events]
  priority  = 100
  condition = "sql.verb in ['DROP', 'TRUNCATE']"
  verdict   = "deny"
}

rule "B" {
  endpoint  = postgres.ledger
  priority  = 50
  condition = "sql.verb == 'select' && !('secrets' in sql.tables)"
  verdict   = "allow"
}

rule "C" {
  endpoint  = postgres.ledger
  condition = "sql.database == 'ledger'"
  approve   = [human_approver.lead]
}

rule "git-only" {
  endpoint  = ssh.build
  priority  = 10
  condition = "ssh.verb == 'EXEC' && ssh.command.startsWith('git-upload-pack ')"
  verdict   = "allow"
}

rule "no-root" {
  endpoint  = ssh.build
  priority  = 20
  condition = "ssh.user == 'root' || ssh.forward_port == 5432 || ssh.stdin.contains('sudo')"
  verdict   = "deny"
  reason    = "not as root"
}

profile "default" {
  credentials = [bearer_token.tracker_read]
}
