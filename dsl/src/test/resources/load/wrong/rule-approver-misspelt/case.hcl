schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

approver "human_approver" "oncall" { channel = "" }

rule "r" {
  endpoint = https.api
  approve  = ["oncal"]
}
