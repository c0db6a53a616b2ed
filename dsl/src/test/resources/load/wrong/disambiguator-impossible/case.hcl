schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "passthrough" "one" { endpoint = https.api }

credential "passthrough" "two" { endpoint = https.api }

profile "p" {
  credentials = [passthrough.one, passthrough.two]
}
