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

rule "both" {
  endpoint  = https.api
  endpoints = [https.api]
  verdict   = "deny"
}

rule "none" {
  verdict = "deny"
}

rule "empty" {
  endpoints = []
  verdict   = "deny"
}

profile "default" {
  credentials = [bearer_token.api_key]
}
