schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

credential "bearer_token" "api_key" {
  endpoint = https.api
}

profile "a" {
  credentials = bearer_token.api_key
}

profile "b" {
  credentials = [5]
}

profile "c" {
  credentials = [{ placeholder = "x" }]
}

profile "d" {
  credentials = [{ credential = 5 }]
}

profile "e" {
  credentials = [{ credential = bearer_token.api_key, placeholder = 5 }]
}

profile "f" {
  credentials = [{ credential = bearer_token.api_key, placeholder = "" }]
}

profile "g" {
  credentials = ["api_kee"]
}

profile "h" {
}
