schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "kubernetes_port_forward" "db" {
  port     = 0
  selector = { app = ["db"] }
  cleanup  = "never"
}
