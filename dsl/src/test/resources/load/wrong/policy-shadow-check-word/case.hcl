gateway {
  proxy { listen = "127.0.0.1:9180" }
  policy_shadow_check = "often"
}

endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

credential "bearer_token" "api_key" {
  endpoint = https.api
}

rule "r" {
  endpoint = https.api
  verdict  = "deny"
}

profile "default" {
  credentials = [bearer_token.api_key]
}
