schema_version = 1
gateway {
  proxy { listen = "127.0.0.1:9180" }
}
defaults {
  unknown_host = "deny"
  no_match     = "deny"
}
endpoint "https" "api" { hosts = ["api.lab.test"] }
credential "bearer_token" "api" { endpoint = https.api }
rule "document" {
  endpoint  = https.api
  condition = "http.body_json.ref == 'main'"
  verdict   = "allow"
}
rule "header" {
  endpoint  = https.api
  condition = <<-CEL
    http.method == 'POST' &&
      http.headers['X-Team'].exists(team, team == 'ops')
  CEL
  verdict   = "allow"
}
rule "inner" {
  endpoint  = https.api
  condition = "has(http.body_json.a) && http.body_json.a.b.c == 1"
  verdict   = "allow"
}
rule "operation" {
  endpoint  = https.api
  condition = "graphql.operation == 'query'"
  verdict   = "allow"
}
rule "guarded" {
  endpoint  = https.api
  condition = <<-CEL
    (has(http.body_json.ref) && http.body_json.ref == 'main') ||
      ('X-Team' in http.headers ? http.headers['X-Team'][0] == 'ops' : false) ||
      (has(graphql.operation) && graphql.operation == 'query') ||
      !(has(http.body_json.draft) && http.body_json.draft == true)
  CEL
  verdict   = "allow"
}
rule "guarded-by-its-negation" {
  endpoint  = https.api
  condition = "!('X-Team' in http.headers) || http.headers['X-Team'][0] != 'guest'"
  verdict   = "allow"
}
profile "default" { credentials = [bearer_token.api] }
