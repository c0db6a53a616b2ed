schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts  = ["10.1.2.3", "[2001:db8::1]:8443"]
  tunnel = local_command.bastion
}

tunnel "local_command" "bastion" {
  command = ["forward"]
  listen  = "127.0.0.1:9000"
}
