schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "clickhouse_native" "one" {
  hosts = ["one.lab.test"]
  port  = 70000
}

endpoint "clickhouse_native" "two" {
  hosts = ["two.lab.test"]
  port  = "native"
}
