schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "postgres" "db" { host = "db.lab.test" }

credential "postgres_credential" "ro" {
  endpoint = postgres.db
  user     = "ro"
}

credential "postgres_credential" "rw" {
  endpoint = postgres.db
  user     = "rw"
}

profile "p" {
  credentials = [
    { credential = postgres_credential.ro, placeholder = "RO" },
    postgres_credential.rw,
  ]
}
