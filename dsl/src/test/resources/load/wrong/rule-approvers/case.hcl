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

rule "scalar" {
  endpoint = https.api
  approve  = builtin.dashboard
}

rule "number" {
  endpoint = https.api
  approve  = [5]
}

rule "empty" {
  endpoint = https.api
  approve  = [""]
}

rule "unknown" {
  endpoint = https.api
  approve  = ["dashbord"]
}

rule "traversal" {
  endpoint = https.api
  approve  = [builtin.dashbord]
}

profile "default" {
  credentials = [bearer_token.api_key]
}
