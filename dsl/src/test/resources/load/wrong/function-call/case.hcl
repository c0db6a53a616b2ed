schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

endpoint "https" "api" {
  hosts       = concat("a.lab.test", ["b.lab.test"])
  description = uper("x")
}

endpoint "https" "other" {
  hosts       = ["c.lab.test"]
  description = replace("x", "y")
}

endpoint "https" "last" {
  hosts       = split(",", ["d.lab.test"]...)
  description = join(",", [["nested"]])
}
