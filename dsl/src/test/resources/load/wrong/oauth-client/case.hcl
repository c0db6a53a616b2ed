gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "oauth2_client" "plain" {
  endpoint  = https.api
  token_url = "http://login.lab.test/token"
  client_id = "a b"
  scopes    = ["read write"]
}

credential "oauth2_client" "login" {
  endpoint  = https.api
  token_url = "https://user@login.lab.test/token"
  client_id = "app"
  grant     = "device_code"
}

credential "oauth2_client" "grant" {
  endpoint  = https.api
  token_url = "https://login.lab.test/token"
  client_id = "app"
  grant     = "password"
}

credential "github_app" "app" {
  endpoint        = https.api
  app_id          = "1"
  installation_id = "../../user"
  repositories    = ["owner/web"]
  permissions     = { contents = "all" }
}
