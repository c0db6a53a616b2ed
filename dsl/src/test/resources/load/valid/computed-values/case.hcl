schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

variable "team" {
  type        = string
  default     = "Platform"
  description = "who owns the endpoints"
}

variable "services" {
  type    = map(object({ host = string, port = optional(number, 443) }))
  default = { tracker = { host = "tracker.lab.test" }, wiki = { host = "wiki.lab.test", port = 8443 } }

  validation {
    condition     = length(var.services) > 0
    error_message = "at least one service is needed"
  }
}

locals {
  hosts = [for name, service in var.services : "${service.host}:${service.port}"]
  note  = format("%s of %s (%d)", local.kind, lower(var.team), length(local.hosts))
}

locals {
  kind    = try(var.services.nothing.kind, "services")
  blocked = ["DELETE", "PUT"]
}

endpoint "https" "api" {
  hosts       = local.hosts
  description = local.note
}

credential "bearer_token" "api" { endpoint = https.api }

rule "no-writes" {
  endpoint  = https.api
  condition = "http.method in ${jsonencode(local.blocked)}"
  verdict   = "deny"
  reason    = file("reason.txt")
}

rule "rest" {
  endpoint = https.api
  verdict  = "allow"
}

profile "default" { credentials = [bearer_token.api] }
