schema_version = 1
gateway {
  state_dir = "state"
  proxy { listen = "127.0.0.1:0" }

  trusted_proxies = ["10.0.0.0/8", "127.0.0.1"]
}
defaults {
}
endpoint https "api" { hosts = ["a.test", "b.test"] }

rule "r" {
  endpoint = https.api
  priority = -5
  verdict  = "deny"
  reason   = upper("no")

  disabled                  = !true
  a                         = 1 + 2 * 3 - 4 % 2
  b                         = x ? y : z
  c                         = m.n[0].*.k
  d                         = f(a...)
  e                         = (a > b) && (c <= d) || !(x == y)
  long_name_of_an_attribute = 1
  g                         = "${ a }-%{ if b }x%{ endif }"
  h                         = m[*].n
  i                         = -x
  j                         = a - -1
}
block {
  inner {
    deeper {
      a = 1
    }
  }
}
