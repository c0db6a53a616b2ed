schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }

  upstream_proxy {
    url  = "http://proxy.lab.test:3128"
    user = "gateway"
  }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "mtls_credential" "upstream_proxy" { endpoint = https.api }
