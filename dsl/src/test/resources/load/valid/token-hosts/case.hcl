schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "claude" { hosts = ["api.anthropic.com"] }

endpoint "https" "claude_tokens" { hosts = ["*.anthropic.com"] }

endpoint "https" "crm" { hosts = ["api.crm.lab.test"] }

credential "anthropic_oauth_subscription" "claude" { endpoint = https.claude }

credential "passthrough" "tokens" { endpoint = https.claude_tokens }

credential "oauth2_client" "crm" {
  endpoint      = https.crm
  grant         = "authorization_code"
  client_id     = "gateway"
  authorize_url = "https://login.lab.test:8443/authorize"
  token_url     = "https://login.lab.test:8443/token"
}

credential "oauth2_client" "batch" {
  endpoint  = https.crm
  client_id = "gateway"
  token_url = "https://login.lab.test:8443/token"
}

profile "uncovered" { credentials = [anthropic_oauth_subscription.claude] }

profile "covered" { credentials = [anthropic_oauth_subscription.claude, passthrough.tokens] }

profile "clients" { credentials = [oauth2_client.crm] }

profile "machines" { credentials = [oauth2_client.batch] }
