schema_version = 1

gateway {
  public_url = "https://gw.lab.test/"
  wireguard { subnet_cidr = "10.90.0.0/24" }
}

endpoint "https" "tracker" { hosts = ["tracker.lab.test", "*.files.lab.test"] }

credential "bearer_token" "tracker_key" {
  endpoint = https.tracker
}

approver "human_approver" "oncall" { channel = "" }

rule "tracker-read" {
  endpoint  = https.tracker
  condition = "http.method in ['GET', 'HEAD']"
  verdict   = "allow"
}
rule "tracker-write" {
  endpoint = https.tracker
  priority = -10
  approve  = [human_approver.oncall]
  reason   = "writes need a human"
}

profile "default" { credentials = [bearer_token.tracker_key] }
