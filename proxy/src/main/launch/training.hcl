# What the launcher loads once after a build, to learn which classes a start needs.
schema_version = 1

gateway {
  state_dir = "state"
  proxy {
    listen = "127.0.0.1:0"
  }
}

defaults {
  no_match = "deny"
}

variable "team" {
  type    = string
  default = "training"
}

locals {
  hosts = [for name in ["api", "www"] : "${name}.example.com"]
}

endpoint "https" "api" {
  hosts       = local.hosts
  description = upper(var.team)
}

credential "bearer_token" "api" {
  endpoint = https.api
}

rule "reads" {
  endpoint  = https.api
  priority  = 10
  condition = "http.method == 'GET' && http.path.startsWith('/repos/')"
  verdict   = "allow"
}

rule "members" {
  endpoint  = https.api
  condition = "http.method in ['POST', 'PUT'] && http.path == '/orgs/members'"
  verdict   = "deny"
  reason    = "no\tchanges"
}

rule "items" {
  endpoint  = https.api
  condition = "http.path.matches('^/v1/items/.*') && http.method != 'DELETE'"
  verdict   = "allow"
}

rule "team" {
  endpoint  = https.api
  condition = "'x-team' in http.headers && http.headers['x-team'].exists(v, v == 'red')"
  approve   = [builtin.dashboard]
}

rule "either" {
  endpoint  = https.api
  condition = <<-EOT
    http.path.startsWith('/a/') || !http.path.startsWith('/b/')
  EOT
  verdict   = "deny"
}

profile "default" {
  credentials = [bearer_token.api]
}
