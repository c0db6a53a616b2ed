schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

secret_store "vault" "prod" { address = "https://vault.lab.test" }
secret_store "systemd" "unit" {}
secret_store "file" "sealed" {
  path   = "secrets.yaml"
  format = "sops"
}

credential "bearer_token" "storeless" {
  endpoint   = https.api
  store_keys = { "" = "a#b" }
}
credential "passthrough" "nothing" {
  endpoint = https.api
  store    = systemd.unit
}
credential "bearer_token" "slot" {
  endpoint   = https.api
  store      = vault.prod
  store_keys = { token = "a#b" }
}
credential "mtls_credential" "slots" {
  endpoint   = https.api
  store      = vault.prod
  store_keys = { crt = "a#b" }
}
credential "bearer_token" "fieldless" {
  endpoint   = https.api
  store      = vault.prod
  store_keys = { "" = "kv/github" }
}
credential "bearer_token" "climbing" {
  endpoint   = https.api
  store      = vault.prod
  store_keys = { "" = "../../sys/seal#x" }
}
credential "bearer_token" "escaping" {
  endpoint   = https.api
  store      = systemd.unit
  store_keys = { "" = "../../etc/shadow" }
}
credential "bearer_token" "empty" {
  endpoint   = https.api
  store      = file.sealed
  store_keys = { "" = "" }
}
credential "bearer_token" "number" {
  endpoint   = https.api
  store      = file.sealed
  store_keys = "token"
}
