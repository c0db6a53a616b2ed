schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts  = ["api.lab.test"]
  tunnel = "bastoin"
}

tunnel "local_command" "bastion" {
  command = ["forward"]
  listen  = "127.0.0.1:9000"
}
