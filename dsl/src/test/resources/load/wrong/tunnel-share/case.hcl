schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "local_command" "a" {
  command = ["forward"]
  listen  = "127.0.0.1:9000"
  share   = "per-endpoint"
}
