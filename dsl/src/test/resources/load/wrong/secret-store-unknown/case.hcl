schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

secret_store "vault" "prod" { address = "https://vault.lab.test" }
secret_store "systemd" "unit" {}

credential "bearer_token" "a" {
  endpoint = https.api
  store    = vault.prdo
}
credential "bearer_token" "b" {
  endpoint = https.api
  store    = "nothing"
}
credential "bearer_token" "store-prod" {
  endpoint = https.api
  store    = systemd.unit
}
credential "bearer_token" "c" {
  endpoint = https.api
  store    = vault.prod
}
