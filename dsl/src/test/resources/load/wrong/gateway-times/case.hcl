schema_version = 1

gateway {
  dashboard_session_ttl = "1d"
  session_keep          = "-1h"
  actions_keep          = "forever"
  proxy { listen = "127.0.0.1:9180" }
}
