schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

plugin "acme" {
  source     = "github.com/acme/clawpatrol-acme"
  provenance = "strict"
  network    = "outbond"
  sandbox    = false
  read_paths = "/etc/acme"
}
