schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

locals {
  a = "${local.b}x"
  b = [local.c]
  own = local.own
}

locals {
  c = local.a
  d = local.c
  fine = "x"
}

endpoint "https" "api" { hosts = [local.d] }
