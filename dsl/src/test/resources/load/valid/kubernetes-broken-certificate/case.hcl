schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "kubernetes" "prod" {
  server  = "https://10.0.0.1:6443"
  ca_cert = <<-EOT
    -----BEGIN CERTIFICATE-----
    MIIB
    -----END CERTIFICATE-----
  EOT
}

credential "mtls_credential" "prod" { endpoint = kubernetes.prod }

profile "default" { credentials = [mtls_credential.prod] }
