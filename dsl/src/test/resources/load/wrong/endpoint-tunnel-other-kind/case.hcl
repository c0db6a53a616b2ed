schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts  = ["api.lab.test"]
  tunnel = ssh_key.bastion
}

credential "ssh_key" "bastion" {}
