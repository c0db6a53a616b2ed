schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

approver "human_approver" "oncall" {
  channel           = ""
  timeout           = "10m"
  require_approvers = 1.5
  interactive       = 2
  message           = null
}
