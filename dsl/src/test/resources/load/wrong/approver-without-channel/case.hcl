schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

approver "human_approver" "oncall" {
  timeout = 60
}
