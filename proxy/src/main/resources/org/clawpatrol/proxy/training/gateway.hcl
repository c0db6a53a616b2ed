schema_version = 1

gateway {
  state_dir        = "state"
  key_file         = "master.key"
  dashboard_listen = "127.0.0.1:0"
  proxy {
    listen          = "127.0.0.1:0"
    default_profile = "default"
  }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" {
  hosts   = ["api.training.test"]
  dial    = "127.0.0.1:@ORIGIN_PORT@"
  ca_cert = "origin-ca.pem"
}

endpoint "https" "old" {
  hosts   = ["old.training.test"]
  dial    = "127.0.0.1:@OLD_ORIGIN_PORT@"
  ca_cert = "origin-ca.pem"
}

credential "bearer_token" "token" { endpoints = [https.api, https.old] }

rule "issues" {
  endpoints = [https.api, https.old]
  priority  = 20
  condition = "http.method == 'GET' && http.path.startsWith('/issues/')"
  verdict   = "allow"
}

rule "members" {
  endpoint  = https.api
  priority  = 19
  condition = "http.method in ['PUT', 'PATCH'] && http.path == '/orgs/acme/members'"
  verdict   = "deny"
}

rule "items" {
  endpoint  = https.api
  priority  = 18
  condition = "http.path.matches('^/v1/items/[a-z]+/.*') && http.method != 'DELETE'"
  verdict   = "allow"
}

rule "team" {
  endpoint  = https.api
  priority  = 17
  condition = "'x-team' in http.headers && http.headers['x-team'].exists(v, v == 'red')"
  verdict   = "deny"
}

rule "either" {
  endpoint  = https.api
  priority  = 16
  condition = "http.path.startsWith('/a/') || http.path.startsWith('/b/')"
  verdict   = "deny"
}

rule "exports" {
  endpoint  = https.api
  priority  = 15
  condition = "http.method == 'GET' && http.path.endsWith('/export.json')"
  verdict   = "deny"
}

rule "secrets" {
  endpoint  = https.api
  priority  = 14
  condition = "http.path.contains('/secrets')"
  verdict   = "deny"
}

rule "releases" {
  endpoint  = https.api
  priority  = 13
  condition = "http.method == 'POST' && has(http.body_json.kind) && http.body_json.kind == 'release'"
  verdict   = "deny"
}

rule "deletes" {
  endpoint  = https.api
  priority  = 12
  condition = "http.method == 'DELETE'"
  verdict   = "deny"
  reason    = "nothing is deleted"
}

rule "rest" {
  endpoints = [https.api, https.old]
  condition = "http.method in ['GET', 'POST']"
  verdict   = "allow"
}

profile "default" { credentials = [bearer_token.token] }
