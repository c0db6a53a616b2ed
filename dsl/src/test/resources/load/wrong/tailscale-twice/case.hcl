schema_version = 1

gateway {
  tailscale {}
  tailscale {}
}
