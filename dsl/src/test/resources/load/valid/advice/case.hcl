schema_version = 1

gateway {
  log_path     = "/var/log/clawpatrol"
  telemetry    = null
  actions_keep = "off"
  proxy { listen = ":9180" }
  limits {
    body_buffer  = "1k"
    body_storage = " 2 KiB "
  }
}

defaults {
  llm_fail_mode = "open"
}

endpoint "https" "api" { hosts = ["api.lab.test"] }
endpoint "https" "dead" { hosts = [] }
endpoint "https" "unreached" { hosts = ["u.lab.test"] }

credential "bearer_token" "key" { endpoint = "api" }
credential "bearer_token" "loose" {}

rule "all" {
  endpoint = https.api
  verdict  = "allow"
}
rule "late" {
  endpoint = https.api
  verdict  = "deny"
}
rule "elsewhere" {
  endpoints  = [https.dead, https.dead]
  credential = bearer_token.key
  verdict    = "deny"
}
rule "wrong-kind" {
  endpoint = bearer_token.api
  verdict  = "deny"
}

credential "bearer_token" "api" {}

profile "default" { credentials = [bearer_token.key] }
