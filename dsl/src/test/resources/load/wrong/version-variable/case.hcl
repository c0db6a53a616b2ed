schema_version = one
gateway {
  proxy { listen = "127.0.0.1:9180" }
}

