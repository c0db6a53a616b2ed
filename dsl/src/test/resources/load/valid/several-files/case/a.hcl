endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

credential "bearer_token" "api_key" {
  endpoint = https.api
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

