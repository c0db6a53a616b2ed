schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host  = "allow"
  no_match      = "passthrough"
  human_timeout = "10m"
  unkown_host   = "deny"
}
