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
  endpoint = https.api
  verdict  = "deny"
  approve  = [builtin.dashboard]
}

rule "none" {
  endpoint = https.api
}

rule "empty" {
  endpoint = https.api
  approve  = []
}

rule "case" {
  endpoint = https.api
  verdict  = "Deny"
}

rule "word" {
  endpoint = https.api
  verdict  = "block"
}

profile "default" {
  credentials = [bearer_token.api_key]
}
