schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
  upstream_proxy {
    url      = "https://proxy.corp:3128"
    user     = "a:b"
    no_proxy = ["*.corp.example", "10.0.0.0/33", "10.1/16", "host:80"]
    password = "no"
  }
}
