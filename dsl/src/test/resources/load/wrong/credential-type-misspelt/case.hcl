schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

credential "bearer_tokn" "api" {}

credential "postgres" "db" {}

credential "secret" "db2" {}
