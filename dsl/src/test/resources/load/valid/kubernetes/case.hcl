schema_version = 1

gateway {
  public_url = "https://gw.lab.test"
  wireguard { subnet_cidr = "10.90.0.0/24" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "kubernetes" "prod" {
  server       = "https://ABCDEF.gr7.eu-central-1.eks.amazonaws.com"
  ca_cert      = "<<file:ca.pem>>"
  cluster_name = "prod"
  region       = "eu-central-1"
  tunnel       = ssh_port_forward.jump
}

endpoint "kubernetes" "lab" {
  hosts   = ["k8s.lab.test:6443"]
  server  = "https://10.0.0.1:6443/"
  ca_cert = <<-EOT
    <<file:ca.pem>>
  EOT
}

endpoint "kubernetes" "address" { server = "https://[2001:db8::1]:6443" }

endpoint "kubernetes" "dead" {}

credential "aws_credential" "eks" { endpoint = kubernetes.prod }

credential "mtls_credential" "lab" { endpoints = [kubernetes.lab, kubernetes.address, kubernetes.dead] }

credential "ssh_key" "ops" { description = "for the tunnel" }

tunnel "ssh_port_forward" "jump" {
  user       = "ops"
  credential = ssh_key.ops
  bastion    = "jump.lab.test:22"
  keepalive  = "always"
}

tunnel "kubernetes_port_forward" "db" {
  port         = "5432"
  selector     = { app = "db", tier = 1 }
  namespace    = "data"
  server       = "https://k8s.lab.test"
  ca_cert      = "ca.pem"
  cluster_name = "prod"
  region       = "eu-central-1"
  credential   = aws_credential.eks
  keepalive    = "0"
  share        = "per_conn"
}

rule "read" {
  endpoints = [kubernetes.prod, kubernetes.lab]
  condition = "k8s.verb in ['get', 'list', 'watch'] && k8s.resource != 'secrets'"
  verdict   = "allow"
}

profile "default" { credentials = [aws_credential.eks, mtls_credential.lab] }
