schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  human_timeout = "10m"
  llm_cache_ttl = null
}
