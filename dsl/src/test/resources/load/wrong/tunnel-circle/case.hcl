schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "ssh_port_forward" "a" {
  user       = "ops"
  credential = ssh_key.ops
  via        = ssh_port_forward.b
}

tunnel "ssh_port_forward" "b" {
  user       = "ops"
  credential = ssh_key.ops
  via        = ssh_port_forward.c
}

tunnel "ssh_port_forward" "c" {
  user       = "ops"
  credential = ssh_key.ops
  via        = ssh_port_forward.a
}

credential "ssh_key" "ops" {}
