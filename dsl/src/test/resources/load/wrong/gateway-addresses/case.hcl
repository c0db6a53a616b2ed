schema_version = 1

gateway {
  dashboard_listen = "8080"
  proxy {
    listen     = "127.0.0.1:99999"
    tls_listen = "https://127.0.0.1:9443"
  }
}
