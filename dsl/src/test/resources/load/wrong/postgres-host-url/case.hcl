schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "postgres" "db" {
  host = "postgres://db.lab.test:5432/app"
}

endpoint "postgres" "nothing" { host = "" }
