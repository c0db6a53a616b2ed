schema_version = 1

gateway {
  public_url = "https://gw.lab.test"
  wireguard {
    subnet_cidr        = "10.90.0.0/24"
    listen_port        = "wg"
    host_loopback_port = -1
    private_key        = "secret"
  }
}
