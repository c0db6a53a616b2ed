schema_version = 1

gateway {
  dashboard_listen      = ":8080"
  public_url            = "https://gw.lab.test/"
  state_dir             = "/var/lib/clawpatrol"
  dashboard_session_ttl = "12h"
  telemetry             = false
  resolver              = "10.0.0.53:53"

  limits {
    body_buffer  = "4MiB"
    body_storage = "16 k"
  }

  wireguard {
    subnet_cidr = "10.90.0.0/24"
    listen_port = 51820
    endpoint    = "gw.lab.test:51820"
    interface   = "cp0"
  }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "github" { hosts = ["api.github.com", "github.com", "*.githubusercontent.com"] }

endpoint "https" "anthropic" {
  hosts       = ["api.anthropic.com"]
  description = "the model"
}

endpoint "openai_codex_https" "codex" { hosts = ["chatgpt.com"] }

endpoint "https" "aws" { hosts = ["*.amazonaws.com"] }

endpoint "ssh" "git" { hosts = ["github.com", "git.lab.test:2222"] }

endpoint "clickhouse_https" "stats" { hosts = ["ch.lab.test:8443"] }

endpoint "clickhouse_native" "stats_native" {
  hosts = ["ch.lab.test"]
  tls   = true
}

credential "github_oauth" "github" { endpoint = https.github }

credential "anthropic_oauth_subscription" "claude" { endpoint = https.anthropic }

credential "openai_codex_oauth" "codex" { endpoint = openai_codex_https.codex }

credential "aws_credential" "aws" { endpoint = https.aws }

credential "ssh_key" "git" { endpoint = ssh.git }

credential "clickhouse_credential" "stats" {
  endpoints = [clickhouse_https.stats, clickhouse_native.stats_native]
  user      = "reader"
  database  = "default"
}

rule "github-read" {
  endpoint  = https.github
  priority  = 100
  condition = <<-EOT
    http.method in ['GET', 'HEAD']
      && !http.path.startsWith('/admin/')
  EOT
  verdict   = "allow"
}

rule "github-merge" {
  endpoint  = https.github
  condition = "http.method == 'PUT' && http.path.matches('^/repos/[^/]+/[^/]+/pulls/[0-9]+/merge$')"
  approve   = [builtin.dashboard]
  reason    = "merging needs a person"
}

rule "no-writes" {
  endpoints = [clickhouse_https.stats, clickhouse_native.stats_native]
  condition = "!(sql.verb in ['select', 'show', 'describe'])"
  verdict   = "deny"
}

profile "default" {
  credentials = [
    github_oauth.github,
    anthropic_oauth_subscription.claude,
    openai_codex_oauth.codex,
    aws_credential.aws,
    ssh_key.git,
    clickhouse_credential.stats,
  ]
}
