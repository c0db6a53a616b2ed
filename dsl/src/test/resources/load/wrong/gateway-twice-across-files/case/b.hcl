gateway {
  proxy { listen = "127.0.0.1:9181" }
}
