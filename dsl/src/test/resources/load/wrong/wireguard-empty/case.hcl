schema_version = 1

gateway {
  wireguard {}
}
