schema_version = 1

gateway {
  state_dir    = "~/claw"
  session_keep = "720h"
  actions_keep = "off"

  tailscale {
    hostname            = "gw"
    tags                = ["tag:agent"]
    operators           = ["ann@lab.test", "*@ops.lab.test"]
    funnel              = true
    oauth_client_id     = "{{secret:TS_CLIENT_ID}}"
    oauth_client_secret = "{{secret:TS_CLIENT_SECRET}}"
  }

  genai_telemetry { include_message_content = false }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "passthrough" "api" { endpoint = https.api }

profile "default" { credentials = [passthrough.api] }
