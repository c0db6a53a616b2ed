schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

locals {
  hosts = ["a.lab.test"]
}

locals {
  hosts = ["b.lab.test"]
}

locals "named" {
  inner { x = 1 }
}

local { x = 1 }
