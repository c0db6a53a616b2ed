schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts = "api.lab.test"
}

credential "bearer_token" "k" {
  idempotency_key = "yes"
}

approver "human_approver" "oncall" {
  timeout = 1.5
  channel = ["a"]
}

rule "r" {
  endpoint = https.api
  priority = 99999999999
  verdict  = "deny"
}
