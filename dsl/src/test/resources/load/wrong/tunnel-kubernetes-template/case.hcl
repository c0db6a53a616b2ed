schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "kubernetes_port_forward" "db" {
  port     = 5432
  template = <<-EOT
    apiVersion: v1
    kind: Pod
    spec:
      containers: []
  EOT
}
