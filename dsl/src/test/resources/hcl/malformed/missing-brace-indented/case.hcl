gateway {
  limits {
    body = "1m"

  proxy {
    listen = "127.0.0.1:1"
  }
}
