schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "postgres" "db" { host = "db.lab.test" }

credential "postgres_credential" "ro" {
  endpoint = postgres.db
  user     = "app"
}

credential "postgres_credential" "rw" { endpoint = postgres.db }

profile "p" {
  credentials = [
    postgres_credential.ro,
    { credential = postgres_credential.rw, user = "app" },
  ]
}
