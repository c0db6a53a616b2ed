schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

secret_store "exec" "relative" { command = ["pass", "show"] }
secret_store "exec" "none" { command = [] }
secret_store "exec" "variables" {
  command = ["/bin/true"]
  env     = { "A=B" = "c" }
}
secret_store "file" "keyless" {
  path   = "token.age"
  format = "age"
}
secret_store "file" "unknown" {
  path   = "secrets.gpg"
  format = "gpg"
}
secret_store "systemd" "hasty" { ttl = "10ms" }
secret_store "systemd" "slow" { timeout = "2m" }
secret_store "kubernetes_mount" "nowhere" { path = "" }
secret_store "vualt" "prod" {}
