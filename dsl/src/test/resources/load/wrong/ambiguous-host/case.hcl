schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "one" {
  hosts = ["api.lab.test", "*.files.lab.test"]
}

endpoint "https" "two" {
  hosts = ["API.lab.test:443", "*.files.lab.test"]
}

credential "bearer_token" "k1" {
  endpoint = https.one
}

credential "bearer_token" "k2" {
  endpoint = https.two
}

profile "default" {
  credentials = [bearer_token.k1, bearer_token.k2]
}
