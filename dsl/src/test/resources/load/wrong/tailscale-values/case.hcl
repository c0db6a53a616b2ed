schema_version = 1

gateway {
  tailscale {
    funnel     = "maybe"
    tags       = "tag:gateway"
    auth_key   = "k"
    hostname   = null
  }
}
