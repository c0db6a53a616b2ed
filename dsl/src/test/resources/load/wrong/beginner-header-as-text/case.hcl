schema_version = 1
gateway {
  proxy { listen = "127.0.0.1:9180" }
}
endpoint "https" "tracker" { hosts = ["tracker.lab.test"] }
credential "bearer_token" "tracker_token" { endpoint = https.tracker }
profile "default" { credentials = [bearer_token.tracker_token] }
rule "reads" {
  endpoint = https.tracker
  condition = "http.headers['X-A'] == 'a'"
  verdict   = "allow"
}
