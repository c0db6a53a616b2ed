schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }
credential "bearer_token" "key" { endpoint = https.api }

profile "p" {
  endpoints = [https.api]
  hosts     = ["api.lab.test"]
}
