schema_version = 1
gateway {
  allow_unsafe = ["human_on_timeout", "llm_fail_mode"]
  log_path     = "decisions.jsonl"
  proxy { listen = "127.0.0.1:9180" }
}
defaults {
  unknown_host     = "deny"
  no_match         = "deny"
  human_on_timeout = "allow"
  llm_fail_mode    = "open"
  llm_cache_ttl    = 60
}
approver "human_approver" "pair" {
  channel           = ""
  require_approvers = 2
}
