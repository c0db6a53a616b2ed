# A whole configuration in the usual style.
schema_version = 1

gateway {
  state_dir        = "/var/lib/clawpatrol"
  dashboard_listen = "127.0.0.1:8080" // the default
  proxy { listen = "127.0.0.1:9180" }
  limits {
    body = "1m"
  }
}

/* what unknown hosts
   get */
defaults {
  unknown_host = "deny"
}

endpoint "https" "github" {
  hosts = [
    "api.github.com",
    "*.githubusercontent.com",
  ]
}

credential "bearer_token" "github_pat" {
  endpoint    = "github"
  placeholder = "PH_github"
}

rule "no-deletes" {
  endpoint = "github"
  priority = 100
  verdict  = "deny"
  reason   = "say \"please\"\tfirst"
  enabled  = true
}

profile "default" {
  credentials = ["github_pat"]
}
