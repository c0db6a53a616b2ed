schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" { hosts = ["api.lab.test"] }
endpoint "https" "github" { hosts = ["github.com", "api.github.com"] }
endpoint "https" "cloud" { hosts = ["storage.googleapis.com"] }

credential "oauth2_client" "robot" {
  endpoint    = https.api
  placeholder = "ROBOT"
  token_url   = "https://login.lab.test/oauth/token"
  client_id   = "robot"
  scopes      = ["read", "write"]
  audience    = "https://api.lab.test"
}

credential "oauth2_client" "person" {
  endpoint      = https.api
  placeholder   = "PERSON"
  token_url     = "https://login.lab.test/oauth/token"
  client_id     = "dashboard"
  client_auth   = "post"
  grant         = "authorization_code"
  authorize_url = "https://login.lab.test/oauth/authorize"
  revoke_url    = "https://login.lab.test/oauth/revoke"
}

credential "github_app" "deploy" {
  endpoint        = https.github
  app_id          = 12345
  installation_id = "678"
  repositories    = ["web", "api"]
  permissions     = { contents = "read" }
}

credential "google_gke_credential" "cloud" { endpoint = https.cloud }

profile "default" {
  credentials = [
    oauth2_client.robot,
    oauth2_client.person,
    github_app.deploy,
    google_gke_credential.cloud,
  ]
}

rule "read" {
  endpoint  = https.api
  condition = "http.method == 'GET'"
  verdict   = "allow"
}
