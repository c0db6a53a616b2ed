schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

variable "team" {
  type        = string
  description = "who owns the endpoints"
}

endpoint "https" "a" {
  hosts       = ["a.lab.test"]
  description = "of ${var.team}"
}

endpoint "https" "b" {
  hosts       = ["b.lab.test"]
  description = var.team
}
