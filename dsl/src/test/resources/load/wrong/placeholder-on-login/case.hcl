schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "postgres" "db" { host = "db.lab.test" }

credential "postgres_credential" "db" {
  endpoint    = postgres.db
  placeholder = "PG"
}

credential "aws_credential" "cloud" { placeholder = "AKIA" }
