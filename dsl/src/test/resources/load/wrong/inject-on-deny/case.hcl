schema_version = 1
gateway {
  proxy { listen = "127.0.0.1:9180" }
}
defaults {
  unknown_host = "deny"
  no_match     = "deny"
}
endpoint "https" "api" { hosts = ["api.lab.test"] }
endpoint "https" "files" { hosts = ["files.lab.test"] }
credential "bearer_token" "reader" { endpoint = https.api }
credential "bearer_token" "writer" { endpoint = https.api }
credential "bearer_token" "files_key" { endpoint = https.files }

rule "denies" {
  endpoint = https.api
  verdict  = "deny"
  inject   = bearer_token.writer
}
rule "denies-bare" {
  endpoint = https.api
  verdict  = "deny"
  inject   = none
  disabled = true
}
profile "full" { credentials = [bearer_token.writer, bearer_token.files_key] }
