schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "ssh_port_forward" "a" {
  user       = "ops"
  credential = ssh_key.ops
  via        = "jmup"
}

tunnel "ssh_port_forward" "jump" {
  user       = "ops"
  credential = ssh_key.ops
  bastion    = "jump.lab.test:22"
}

credential "ssh_key" "ops" {}
