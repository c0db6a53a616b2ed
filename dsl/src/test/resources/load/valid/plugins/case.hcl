schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

plugin "acme" {
  source     = "github.com/acme/clawpatrol-acme.git"
  version    = ">= 1.2, < 2.0.0-rc.1, != v1.3"
  provenance = "require"
  network    = "outbound"
  sandbox    = "enforce"
  read_paths = ["/etc/acme", "~/acme"]
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "acme_queue" "jobs" { hosts = ["queue.lab.test"] }

credential "acme_token" "jobs" { endpoint = acme_queue.jobs }

rule "jobs" {
  endpoint  = acme_queue.jobs
  condition = "acme.topic == 'builds'"
  verdict   = "allow"
}

profile "default" { credentials = [acme_token.jobs] }
