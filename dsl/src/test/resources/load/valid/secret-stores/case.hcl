schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

secret_store "vault" "prod" {
  address   = "https://vault.lab.test:8200"
  namespace = "team"
  mount     = "/kv/"
  auth      = "approle"
  role      = "6f7d9c3a"
  ttl       = "1m"
}

secret_store "vault" "pod" {
  address = "http://127.0.0.1:8200/"
  auth    = "kubernetes"
  role    = "gateway"
}

secret_store "file" "sealed" {
  path     = "secrets.enc.yaml"
  format   = "sops"
  identity = "~/.config/sops/age/keys.txt"
}

secret_store "file" "one" {
  path     = "token.age"
  format   = "age"
  identity = "keys.txt"
}

secret_store "exec" "pass" {
  command = ["/usr/bin/pass", "show", "{key}"]
  env     = { GNUPGHOME = "/srv/gnupg" }
  timeout = "5s"
}

secret_store "exec" "printer" { command = ["/usr/local/bin/print-token"] }

secret_store "systemd" "unit" {}

secret_store "kubernetes_mount" "tls" { path = "/etc/clawpatrol/tls" }

secret_store "systemd" "forgotten" {}

credential "bearer_token" "github" {
  endpoint    = https.api
  placeholder = "a"
  store       = vault.prod
  store_keys  = { "" = "teams/ops/github#token" }
}

credential "bearer_token" "tracker" {
  endpoint    = https.api
  placeholder = "b"
  store       = vault.pod
}

credential "bearer_token" "sealed_token" {
  endpoint    = https.api
  placeholder = "c"
  store       = file.sealed
  store_keys  = { "" = "/github/token" }
}

credential "bearer_token" "one_token" {
  endpoint    = https.api
  placeholder = "d"
  store       = file.one
}

credential "bearer_token" "pass_token" {
  endpoint    = https.api
  placeholder = "e"
  store       = exec.pass
}

credential "bearer_token" "printed" {
  endpoint    = https.api
  placeholder = "f"
  store       = exec.printer
}

credential "bearer_token" "from_unit" {
  endpoint    = https.api
  placeholder = "g"
  store       = systemd.unit
}

credential "mtls_credential" "robot" {
  endpoint   = https.api
  store      = kubernetes_mount.tls
  store_keys = { cert = "tls.crt", key = "tls.key" }
}

profile "default" {
  credentials = [
    bearer_token.github,
    bearer_token.tracker,
    bearer_token.sealed_token,
    bearer_token.one_token,
    bearer_token.pass_token,
    bearer_token.printed,
    bearer_token.from_unit,
    mtls_credential.robot,
  ]
}
