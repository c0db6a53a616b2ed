schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
  limits {
    header               = "32KiB"
    header_fields        = 100
    url                  = "8KiB"
    body                 = "10GiB"
    streams              = 50
    connections          = 500
    connections_per_peer = 100
  }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}
