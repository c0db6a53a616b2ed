schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "clickhouse_native" "stats" {
  hosts                      = ["ch.lab.test"]
  accept_invalid_certificate = true
}
