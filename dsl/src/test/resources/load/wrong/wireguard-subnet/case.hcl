schema_version = 1

gateway {
  wireguard {
    subnet_cidr = "10.90.0.0/240"
    endpoint    = "0.0.0.0:51820"
    listen_port = 70000
  }
}
