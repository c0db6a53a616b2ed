schema_version = 1

gateway {
  state_dir        = "state"
  key_file         = "master.key"
  dashboard_listen = "127.0.0.1:0"
  proxy { listen = "127.0.0.1:0" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "tracker" {
  hosts   = ["tracker.demo.test"]
  dial    = "127.0.0.1:@ORIGIN_PORT@"
  ca_cert = "origin-ca.pem"
}

credential "bearer_token" "tracker_token" { endpoint = https.tracker }

approver "human_approver" "oncall" {
  channel = ""
  timeout = 60
}

rule "reads" {
  endpoint  = https.tracker
  condition = "http.method == 'GET'"
  verdict   = "allow"
}

rule "no-deletes" {
  endpoint  = https.tracker
  condition = "http.method == 'DELETE'"
  verdict   = "deny"
  reason    = "agents do not delete tickets"
}

rule "releases-need-a-person" {
  endpoint  = https.tracker
  condition = "http.method == 'POST' && http.path == '/releases' && has(http.body_json.version)"
  approve   = [human_approver.oncall]
  reason    = "a release reaches every customer"
}

profile "default" { credentials = [bearer_token.tracker_token] }
