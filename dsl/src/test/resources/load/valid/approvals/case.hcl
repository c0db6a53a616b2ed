schema_version = 1

gateway {
  public_url = "https://gw.lab.test"
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

credential "slack_tokens" "team" {}

credential "anthropic_manual_key" "judge" {}

approver "human_approver" "oncall" {
  channel           = "#agents"
  credential        = slack_tokens.team
  timeout           = 900
  require_approvers = 1
  interactive       = true
  classifier        = llm_approver.judge
  sync_wait_timeout = "20s"
  message           = "{{profile}} wants {{method}} {{host}}{{path}}"

  async_grant {
    enabled            = true
    approved_retry_ttl = "10m"
    fingerprint_body   = "raw"
    max_body_bytes     = null
  }
}

approver "human_approver" "quiet" {
  channel           = "#agents"
  sync_wait_timeout = "soon"
  async_grant {
    approved_retry_ttl = "whenever"
    max_body_bytes     = -1
  }
}

approver "human_approver" "never" {
  channel = ""
  async_grant { enabled = true }
}

approver "llm_approver" "judge" {
  model      = "claude-haiku"
  credential = anthropic_manual_key.judge
  policy     = <<-EOT
    Allow what only reads.
  EOT
}

approver "llm_approver" "unknown" {
  model      = "llama"
  credential = anthropic_manual_key.judge
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "bearer_token" "key" { endpoint = https.api }

rule "writes" {
  endpoint  = https.api
  condition = "http.method != 'GET'"
  approve   = [llm_approver.judge, human_approver.oncall, builtin.dashboard]
}

profile "default" {
  credentials       = [bearer_token.key]
  hitl_async_grants = true
}

profile "ci" {
  credentials       = []
  hitl_async_grants = null
}
