schema_version = 1

gateway {
  proxy {
    listen          = "127.0.0.1:9180"
    default_profile = "defualt"
  }
}

endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

credential "bearer_token" "api_key" {
  endpoint = https.api
}

profile "default" {
  credentials = [bearer_token.api_key]
}
