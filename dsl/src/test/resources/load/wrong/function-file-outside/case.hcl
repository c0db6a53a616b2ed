schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

endpoint "https" "a" {
  hosts       = ["a.lab.test"]
  description = file("../gateway-twice/case.hcl")
}

endpoint "https" "b" {
  hosts       = ["b.lab.test"]
  description = file("/etc/hostname")
}

endpoint "https" "c" {
  hosts       = ["c.lab.test"]
  description = file("missing.txt")
}

endpoint "https" "d" {
  hosts       = ["d.lab.test"]
  description = file(".")
}

endpoint "https" "e" {
  hosts       = ["e.lab.test"]
  description = env("CLAWPATROL_SECRET_TOKEN")
}

endpoint "https" "f" {
  hosts       = ["f.lab.test"]
  description = env("NOT_SET_AT_ALL")
}
