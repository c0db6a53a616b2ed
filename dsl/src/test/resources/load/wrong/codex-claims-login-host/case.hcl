schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "openai_codex_https" "codex" { hosts = ["chatgpt.com"] }

endpoint "https" "login" { hosts = ["auth.openai.com"] }

credential "openai_codex_oauth" "codex" { endpoint = openai_codex_https.codex }

credential "passthrough" "login" { endpoint = https.login }

profile "p" { credentials = [openai_codex_oauth.codex, passthrough.login] }
