schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
  limits {
    body_buffer  = "64kb"
    body_storage = "9223372036854775807k"
    body_rate    = "0"
  }
}
