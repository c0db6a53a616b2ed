schema_version = 1

gateway {
  public_url = "https://gw.lab.test"
  wireguard { subnet_cidr = "10.90.0.0/24" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "postgres" "ledger" {
  host    = "ledger.lab.test:5433"
  sslmode = "verify-full"
  tunnel  = local_command.proxy
}

endpoint "postgres" "reports" {
  host    = "reports.lab.test"
  sslmode = ""
}

endpoint "clickhouse_native" "stats" {
  hosts                      = ["ch.lab.test", "ch2.lab.test:9999"]
  port                       = 0
  tls                        = "true"
  accept_invalid_certificate = true
}

tunnel "local_command" "proxy" {
  command     = ["cloud-sql-proxy", "--port", "6000", "lab:ledger"]
  listen      = "127.0.0.1:6000"
  ready_probe = "none"
  env         = { LOG = "debug", LEVEL = 3 }
  keepalive   = "1h30m"
}

credential "postgres_credential" "ledger_ro" {
  endpoints = [postgres.ledger, postgres.reports]
  user      = "ro"
}

credential "postgres_credential" "ledger_rw" {
  endpoint = postgres.ledger
  user     = "rw"
  database = "ledger"
}

credential "clickhouse_credential" "stats" { endpoint = clickhouse_native.stats }

rule "ledger-writes" {
  endpoint  = postgres.ledger
  condition = "sql.verb in ['insert', 'update', 'delete']"
  approve   = [builtin.dashboard]
}

rule "no-ddl" {
  endpoints = [postgres.ledger, postgres.reports]
  priority  = 10
  condition = "sql.verb in ['drop', 'truncate', 'alter', 'create']"
  verdict   = "deny"
  reason    = "no schema changes"
}

profile "default" {
  credentials = [
    { credential = postgres_credential.ledger_ro, user = "readonly" },
    postgres_credential.ledger_rw,
    clickhouse_credential.stats,
  ]
}
