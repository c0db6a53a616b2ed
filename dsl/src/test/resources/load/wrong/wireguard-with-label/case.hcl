schema_version = 1

gateway {
  public_url = "https://gw.lab.test"
  wireguard "wg0" {
    subnet_cidr = "10.90.0.0/24"
  }
}
