schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

locals {
  hosts = ["a.lab.test"]
}

endpoint "https" "a" { hosts = local.hots }

endpoint "https" "b" { hosts = var.hosts }

endpoint "https" "c" { hosts = [for local in ["c.lab.test"] : local.x] }
