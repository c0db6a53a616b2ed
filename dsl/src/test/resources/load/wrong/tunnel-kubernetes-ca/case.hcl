schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

tunnel "kubernetes_port_forward" "db" {
  port         = 5432
  pod          = "db-0"
  server       = "https://k8s.lab.test"
  ca_cert      = "<<file:missing.crt>>"
  cluster_name = "lab"
  region       = "eu-central-1"
  credential   = aws_credential.cloud
}

credential "aws_credential" "cloud" {}
