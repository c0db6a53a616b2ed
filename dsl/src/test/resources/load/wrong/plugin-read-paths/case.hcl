schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

plugin "acme" {
  source     = "github.com/acme/tools"
  read_paths = ["/etc/acme", "data", "~/.clawpatrol/secrets", "/"]
}
