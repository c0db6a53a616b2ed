schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "kubernetes_port_forward" "db" {
  port    = 5432
  service = "db"
  server  = "https://k8s.lab.test"
  region  = "eu-central-1"
}
