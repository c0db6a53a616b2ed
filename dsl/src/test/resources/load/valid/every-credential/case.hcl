schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "anthropic_manual_key" "c0" {
  endpoint    = https.api
  placeholder = "PLACE-0"
}

credential "anthropic_oauth_subscription" "c1" {
  endpoint    = https.api
  placeholder = "PLACE-1"
}

credential "basic_auth" "c2" {
  endpoint    = https.api
  placeholder = "PLACE-2"
  username    = "bot"
}

credential "bearer_token" "c3" {
  endpoint    = https.api
  placeholder = "PLACE-3"
  idempotency_key = true
}

credential "cookie_token" "c4" {
  endpoint    = https.api
  placeholder = "PLACE-4"
  cookie_name = "sid"
}

credential "discord_bot_token" "c5" {
  endpoint    = https.api
  placeholder = "PLACE-5"
}

credential "gemini_api_key" "c6" {
  endpoint    = https.api
  placeholder = "PLACE-6"
}

credential "github_oauth" "c7" {
  endpoint    = https.api
  placeholder = "PLACE-7"
}

credential "header_token" "c8" {
  endpoint    = https.api
  placeholder = "PLACE-8"
  header      = "X-Api-Key"
  prefix      = "Token "
}

credential "notion_oauth" "c9" {
  endpoint    = https.api
  placeholder = "PLACE-9"
}

credential "notion_mcp_oauth" "c10" {
  endpoint    = https.api
  placeholder = "PLACE-10"
}

credential "openai_codex_oauth" "c11" {
  endpoint    = https.api
  placeholder = "PLACE-11"
}

credential "slack_tokens" "c12" {
  endpoint    = https.api
  placeholder = "PLACE-12"
}

credential "telegram_bot_token" "c13" {
  endpoint    = https.api
  placeholder = "PLACE-13"
}

credential "aws_credential" "aws" {}

credential "google_gke_credential" "gke" {}

credential "mtls_credential" "mtls" {}

credential "passthrough" "open" {}

credential "tailscale_auth" "node" {}

credential "ssh_key" "ssh" { user = "git" }

profile "default" {
  credentials = [
    anthropic_manual_key.c0,
    anthropic_oauth_subscription.c1,
    basic_auth.c2,
    bearer_token.c3,
    cookie_token.c4,
    discord_bot_token.c5,
    gemini_api_key.c6,
    github_oauth.c7,
    header_token.c8,
    notion_oauth.c9,
    notion_mcp_oauth.c10,
    openai_codex_oauth.c11,
    slack_tokens.c12,
    telegram_bot_token.c13,
  ]
}
