schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "one" {
  hosts     = ["one.lab.test"]
  retention = "30d"
}

endpoint "https" "two" {
  hosts     = ["two.lab.test"]
  retention = 30
}

endpoint "https" "three" {
  hosts     = ["three.lab.test"]
  retention = "-1h"
}
