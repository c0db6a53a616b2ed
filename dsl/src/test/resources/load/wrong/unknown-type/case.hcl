schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "http" "api" {
  hosts = ["api.lab.test"]
}

endpoint "postgres" "db" {
  host = "db.lab.test"
}

credential "bearer" "api_key" {
  endpoint = http.api
}

profile "default" {
  credentials = [bearer.api_key]
}
