schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "path" {
  hosts   = ["path.lab.test"]
  ca_cert = "ca.pem"
}

endpoint "https" "at" {
  hosts   = ["at.lab.test"]
  ca_cert = "@./ca.pem"
}

endpoint "https" "marker" {
  hosts   = ["marker.lab.test"]
  ca_cert = "<<file:ca.pem>>\n<<file:ca.pem>>"
}

endpoint "https" "text" {
  hosts   = ["text.lab.test"]
  ca_cert = <<-EOT
    -----BEGIN CERTIFICATE-----
    MIIBfTCCASOgAwIBAgIUOVBfKy7ZLBhYKHg2WEMF6TpWH7QwCgYIKoZIzj0EAwIw
    EzERMA8GA1UEAwwIbGFiIHJvb3QwIBcNMjYxMTIxMDUyMTUyWhgPMjEyNjEwMjgw
    NTIxNTJaMBMxETAPBgNVBAMMCGxhYiByb290MFkwEwYHKoZIzj0CAQYIKoZIzj0D
    AQcDQgAEBw425YtxsTgU0xofXE6Fq+aP7JflbnXsBLSqTD3M1yD/Wq727KTC1pSO
    SY5BdAmCj2ehO/JZAIyghvAp3I9G7KNTMFEwHQYDVR0OBBYEFJW2Uv9YGG3HbR0G
    +3gmbNBnJEzzMB8GA1UdIwQYMBaAFJW2Uv9YGG3HbR0G+3gmbNBnJEzzMA8GA1Ud
    EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgU9geviDf1M2pX8uBSwCRaS4I
    Fopn5StDxIYEBYqFSbICIQCJYmZnyos0Y0ViTiSFLvu5uH2SJnsv0KwuNV33qSBM
    nw==
    -----END CERTIFICATE-----
  EOT
}

endpoint "https" "blank" {
  hosts   = ["blank.lab.test"]
  ca_cert = ""
}

credential "bearer_token" "key" {
  endpoints = [https.path, https.at, https.marker, https.text, https.blank]
}

profile "default" {
  credentials = [bearer_token.key]
}
