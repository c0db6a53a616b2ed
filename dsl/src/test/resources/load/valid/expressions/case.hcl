schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:${9000 + 180}" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" {
  hosts = [for name in ["a", "b"] : "${name}.lab.test"]
}

credential "bearer_token" "key" {
  endpoints       = ["${https.api}"]
  idempotency_key = "true"
}

approver "human_approver" "oncall" {
  channel = ""
  timeout = "90"
}

rule "computed" {
  endpoint  = true ? https.api : https.api
  priority  = 2 * 50
  condition = "http.path == '/${"x"}'"
  approve   = [human_approver.oncall, builtin.dashboard]
}

profile "default" {
  credentials = [bearer_token["key"]]
}
