schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

locals {
  wide = format("%1000000000d", 1)
  bomb = [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]
  long = join("", [for i in range(100000) : "0123456789012345678901234567890123456789"])
}

endpoint "https" "api" {
  hosts       = ["a.lab.test"]
  description = try(join("", [for i in range(9000000) : "x"]), "never this")
}
