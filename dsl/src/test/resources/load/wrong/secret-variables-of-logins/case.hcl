schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }

  upstream_proxy {
    url  = "http://proxy.lab.test:3128"
    user = "gateway"
  }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

secret_store "vault" "prod" { address = "https://vault.lab.test" }

secret_store "vault" "team-a" {
  address = "https://vault.lab.test"
  auth    = "approle"
  role    = "a"
}

secret_store "vault" "team_a" {
  address = "https://vault.lab.test"
  auth    = "approle"
  role    = "b"
}

secret_store "systemd" "unit" {}

credential "bearer_token" "store-prod-token" {
  endpoint    = https.api
  store       = vault.prod
  placeholder = "A"
}

credential "bearer_token" "Upstream-Proxy" {
  endpoint    = https.api
  placeholder = "B"
}

credential "bearer_token" "store-unit-token" {
  endpoint    = https.api
  placeholder = "C"
}
