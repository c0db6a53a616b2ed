schema_version = 1

gateway "main" {
  proxy { listen = "127.0.0.1:9180" }
}

defaults "all" {}
