schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

rule "a" {
  endpoint = https.api
  priority = 1.5
  verdict  = "deny"
}

rule "b" {
  endpoint = https.api
  priority = 99999999999
  verdict  = "deny"
}

rule "c" {
  endpoint = https.api
  priority = "high"
  verdict  = "deny"
}
