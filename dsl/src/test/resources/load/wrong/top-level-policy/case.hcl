schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

policy "default" {
  verdict = "deny"
}

include "other.hcl" {}
