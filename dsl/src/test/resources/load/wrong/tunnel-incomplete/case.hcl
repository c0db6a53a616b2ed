schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "local_command" "a" {}

tunnel "ssh_port_forward" "b" {}

tunnel "kubernetes_port_forward" "c" { pod = "web" }
