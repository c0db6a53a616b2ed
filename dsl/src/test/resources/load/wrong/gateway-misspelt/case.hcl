schema_version = 1

gateway {
  dashbord_listen = "127.0.0.1:8080"
  telemetry       = "maybe"
  proxy { listen = "127.0.0.1:9180" }
  wireguards {}
}
