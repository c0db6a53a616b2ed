schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "ssh_port_forward" "a" {
  user       = "ops"
  credential = ssh_key.ops
}

credential "ssh_key" "ops" {}
