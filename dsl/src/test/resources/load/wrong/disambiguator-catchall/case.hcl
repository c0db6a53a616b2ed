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

credential "bearer_token" "other" {
  endpoint = https.api
}

profile "default" {
  credentials = [bearer_token.other, bearer_token.api_key]
}
