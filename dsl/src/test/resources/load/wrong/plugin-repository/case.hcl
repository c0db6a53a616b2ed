schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

plugin "one" { source = "github.com/acme/tools/plugin" }

plugin "two" { source = "https://github.com/acme/tools" }
