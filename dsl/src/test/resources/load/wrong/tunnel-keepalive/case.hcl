schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "local_command" "a" {
  command   = ["forward"]
  listen    = "127.0.0.1:9000"
  keepalive = "forever"
}

tunnel "local_command" "b" {
  command   = ["forward"]
  listen    = "127.0.0.1:9001"
  keepalive = "-5m"
}
