schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
  upstream_proxy { url = "http://me:secret@proxy.corp:3128" }
}
