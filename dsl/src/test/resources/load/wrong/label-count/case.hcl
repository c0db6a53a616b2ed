schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" {
  hosts = ["a.lab.test"]
}

endpoint "https" "b" "c" {
  hosts = ["b.lab.test"]
}

rule {
}

profile "a" "b" {
  credentials = []
}

defaults "x" {
}
