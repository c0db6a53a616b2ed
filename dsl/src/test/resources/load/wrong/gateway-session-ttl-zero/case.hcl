schema_version = 1

gateway {
  dashboard_session_ttl = "0"
  proxy { listen = "127.0.0.1:9180" }
}
