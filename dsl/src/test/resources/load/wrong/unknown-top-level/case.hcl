schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpont "https" "api" {
  hosts = ["api.lab.test"]
}

schema_versoin = 1

local {}
