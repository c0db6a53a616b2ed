schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

secret_store "vault" "plain" { address = "http://vault.lab.test:8200" }
secret_store "vault" "login" { address = "https://robot:s3cret@vault.lab.test" }
secret_store "vault" "path" { address = "https://vault.lab.test/v1/secret" }
secret_store "vault" "other" { address = "ftp://vault.lab.test" }
secret_store "vault" "spaces" { address = "https://vault lab" }
secret_store "vault" "roleless" {
  address = "https://vault.lab.test"
  auth    = "approle"
}
secret_store "vault" "climbing" {
  address = "https://vault.lab.test"
  mount   = "kv/../sys"
}
secret_store "vault" "split" {
  address   = "https://vault.lab.test"
  namespace = "a\r\nX-Vault-Token: b"
}
