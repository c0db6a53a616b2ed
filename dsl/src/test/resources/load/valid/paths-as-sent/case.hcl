schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "api" {
  hosts              = ["api.lab.test"]
  path_normalization = "off"
}

endpoint "https" "other" {
  hosts              = ["other.lab.test"]
  path_normalization = "strict"
}

credential "bearer_token" "key" { endpoints = [https.api, https.other] }

profile "dev" { credentials = [bearer_token.key] }
