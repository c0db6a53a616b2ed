schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

approver "human_approver" "oncall" {
  channel           = ""
  sync_wait_timeout = "20"
  async_grant {
    enabled            = true
    approved_retry_ttl = "0s"
    fingerprint_body   = "sha256"
    max_body_bytes     = 8388609
  }
}
