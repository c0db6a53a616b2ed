schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "postgres" "db" {
  hosts = ["db.lab.test:5432"]
}
