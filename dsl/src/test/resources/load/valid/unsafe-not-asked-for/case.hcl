schema_version = 1
gateway {
  proxy { listen = "127.0.0.1:9180" }
}
defaults {
  unknown_host     = "deny"
  no_match         = "deny"
  human_on_timeout = "allow"
  llm_fail_mode    = "opne"
}
