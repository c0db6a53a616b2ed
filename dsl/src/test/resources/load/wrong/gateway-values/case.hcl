schema_version = 1

gateway {
  dashboard_listen      = "localhost"
  dashboard_session_ttl = "24"
  actions_keep          = "-1h"
  public_url            = null
  state_dri             = "/var/lib/clawpatrol"

  proxy {
    listen     = "127.0.0.1:99999"
    tls_listen = 9443
  }
  limits {
    body_buffer  = "1MB"
    body_storage = "0"
  }
  tailscale {
    hostname = "gw"
  }
  limits {}
}
