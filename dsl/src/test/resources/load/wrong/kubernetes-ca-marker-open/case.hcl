schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "kubernetes" "prod" {
  server  = "https://k8s.lab.test:6443"
  ca_cert = <<-EOT
    <<file:prod-ca.crt
  EOT
}
