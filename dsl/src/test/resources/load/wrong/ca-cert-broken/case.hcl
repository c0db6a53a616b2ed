schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts   = ["api.lab.test"]
  ca_cert = <<EOT
-----BEGIN CERTIFICATE-----
MIIB
-----END CERTIFICATE-----
EOT
}
