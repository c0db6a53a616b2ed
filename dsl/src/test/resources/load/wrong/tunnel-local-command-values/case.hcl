schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "local_command" "a" {
  command       = []
  listen        = "9000"
  env           = ["A=b"]
  ready_timeout = "30"
}

tunnel "local_command" "b" {
  command = []
  listen  = "127.0.0.1:9000"
}
