schema_version = 1

gateway {
  public_url = "gw.lab.test/?team=1"
  proxy { listen = "127.0.0.1:9180" }
}

approver "human_approver" "oncall" {
  channel           = ""
  sync_wait_timeout = "20s"
  async_grant { enabled = true }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }
credential "bearer_token" "key" { endpoint = https.api }

profile "default" {
  credentials       = [bearer_token.key]
  hitl_async_grants = true
}
