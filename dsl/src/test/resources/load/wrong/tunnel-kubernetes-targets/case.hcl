schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "kubernetes_port_forward" "none" { port = 5432 }

tunnel "kubernetes_port_forward" "two" {
  port     = 5432
  service  = "db"
  selector = { app = "db" }
}
