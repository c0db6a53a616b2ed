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

credential "bearer_token" "none" { endpoint = https.files }
rule "reads" {
  endpoint  = https.api
  condition = "http.method == 'GET'"
  verdict   = "allow"
  inject    = bearer_token.reader
  log       = "meta"
  tags      = ["reads", "team:web"]
}
rule "writes" {
  endpoint = https.api
  approve  = [builtin.dashboard]
  inject   = bearer_token.writer
  log      = "none"
}
rule "readers-only" {
  endpoint   = https.api
  priority   = 3
  condition  = "http.path == '/public'"
  verdict    = "allow"
  inject     = none
}
rule "files-of-some" {
  endpoint   = https.files
  credential = bearer_token.files_key
  verdict    = "allow"
  inject     = bearer_token.none
}
profile "full" { credentials = [bearer_token.reader, bearer_token.writer] }
profile "files" {
  credentials = [
    bearer_token.none,
    { credential = bearer_token.files_key, placeholder = "FILES" },
  ]
}
