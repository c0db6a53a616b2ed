schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  host = ["api.lab.test"]
}

credential "bearer_token" "k" {
  idempotency_keys = true
}
