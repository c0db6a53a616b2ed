schema_version = 1

gateway {
  wireguard {
    subnet_cidr = "10.90.0.0/24"
  }
}
