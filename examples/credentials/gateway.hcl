# Four services, each with the kind of credential it wants. The agent holds placeholders only.
#
#   CLAWPATROL_SECRET_CHAT_BOT=xoxb-... CLAWPATROL_SECRET_NEWS=... CLAWPATROL_SECRET_MODEL=... \
#   CLAWPATROL_SECRET_WIKI=... ./clawpatrol gateway examples/credentials/gateway.hcl
#   ./clawpatrol join --local                      # once, in another terminal
#   ./clawpatrol run -- python3 agent.py           # finds GEMINI_API_KEY in its environment

schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "slack" { hosts = ["slack.com"] }

endpoint "https" "telegram" { hosts = ["api.telegram.org"] }

endpoint "https" "gemini" { hosts = ["generativelanguage.googleapis.com"] }

endpoint "https" "wiki" { hosts = ["wiki.example.com"] }

# Slot `bot`; what the agent puts into `token` is taken out.
credential "slack_tokens" "chat" { endpoint = https.slack }

# The agent writes 0000000000:clawpatrol-placeholder-do-not-use where the token belongs.
credential "telegram_bot_token" "news" { endpoint = https.telegram }

# `clawpatrol run` gives the agent a GEMINI_API_KEY that its library accepts.
credential "gemini_api_key" "model" { endpoint = https.gemini }

credential "basic_auth" "wiki" {
  endpoint = https.wiki
  username = "agent"
}

rule "no-admin-of-slack" {
  endpoint  = https.slack
  priority  = 100
  condition = "http.path.startsWith('/api/admin.')"
  verdict   = "deny"
  reason    = "agents do not administer the workspace"
}

rule "slack" {
  endpoint  = https.slack
  condition = "http.method in ['GET', 'POST']"
  verdict   = "allow"
}

# The path holds the placeholder here, never the token.
rule "telegram-messages" {
  endpoint  = https.telegram
  condition = "http.path.endsWith('/sendMessage')"
  verdict   = "allow"
}

rule "gemini" {
  endpoint  = https.gemini
  condition = "http.method == 'POST' && http.path.startsWith('/v1beta/models/')"
  verdict   = "allow"
}

rule "wiki-is-read" {
  endpoint  = https.wiki
  condition = "http.method in ['GET', 'HEAD']"
  verdict   = "allow"
}

profile "default" {
  credentials = [
    slack_tokens.chat,
    telegram_bot_token.news,
    gemini_api_key.model,
    basic_auth.wiki,
  ]
}
