schema_version = 1

gateway {
  proxy {
  }
}
