schema_version = 1

gateway {
  public_url = "https://${https.api}"
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }
