schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

plugin "acme" { source = "github.com/acme/tools" }

plugin "acme" { source = "github.com/acme/others" }
