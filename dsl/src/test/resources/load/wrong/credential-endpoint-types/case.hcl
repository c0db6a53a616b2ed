schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "bearer_token" "one" { endpoint = 5 }
credential "bearer_token" "two" { endpoints = "api" }
credential "bearer_token" "three" { endpoint = [https.api] }
credential "bearer_token" "four" { placeholder = true }
