schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }
endpoint "postgres" "db" { host = "db.lab.test" }

rule "r" {
  endpoints = [https.api, postgres.db]
  verdict   = "deny"
}
