schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

credential "bearer_token" "api_key" {
  endpoint = https.api
}

profile "default" {
  credentials = [{ credential = bearer_token.api_key, placeholder = "P" }]
}
