schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

credential "bearer_token" "one" {
  endpoint    = https.api
  placeholder = "P"
}

credential "bearer_token" "two" {
  endpoint = https.api
}

profile "default" {
  credentials = [
    bearer_token.one,
    { credential = bearer_token.two, placeholder = "P" },
  ]
}
