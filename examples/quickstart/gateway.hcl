# A complete small gateway: one protected host, reads allowed, writes approved by a person.
#
#   CLAWPATROL_SECRET_GITHUB_TOKEN=... ./clawpatrol gateway examples/quickstart/gateway.hcl
#   ./clawpatrol join --local                      # once, in another terminal
#   ./clawpatrol run -- curl https://api.github.com/user

schema_version = 1

gateway {
  # Where agents on this machine connect. Everything else keeps its default:
  # state in ~/.clawpatrol, the dashboard on 127.0.0.1:8080.
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny" # hosts that no endpoint below names are refused
  no_match     = "deny" # and so is what no rule below matches
}

# What is protected.
endpoint "https" "github" {
  hosts       = ["api.github.com"]
  description = "GitHub's API"
}

# What the agent may use without ever seeing it.
credential "bearer_token" "github_token" {
  endpoint = https.github
}

# Who is asked.
approver "human_approver" "oncall" {
  channel = ""
  timeout = 300
}

# What may happen. Higher priority first, then the order here.
rule "no-repository-deletion" {
  endpoint  = https.github
  priority  = 100
  condition = "http.method == 'DELETE' && http.path.startsWith('/repos/')"
  verdict   = "deny"
  reason    = "repositories are not deleted by agents"
}

rule "reads" {
  endpoint  = https.github
  condition = "http.method in ['GET', 'HEAD']"
  verdict   = "allow"
}

rule "writes-need-a-person" {
  endpoint  = https.github
  condition = "http.method in ['POST', 'PUT', 'PATCH', 'DELETE']"
  approve   = [human_approver.oncall]
  reason    = "this changes something on GitHub"
}

# Who gets what.
profile "default" { credentials = [bearer_token.github_token] }
