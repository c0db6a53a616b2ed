schema_version = 1

gateway {
  limits {
    header               = "512"
    url                  = "128KiB"
    header_fields        = 3
    streams              = 0
    body                 = "lots"
    connections          = -1
    connections_per_peer = "many"
    requests             = 7
    response_timeout     = "25h"
    idle_origin_timeout  = "11m"

    idle_origin_connections          = 0
    idle_origin_connections_per_host = 10001
  }
}
