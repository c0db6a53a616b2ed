schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "six" {
  hosts = ["[2001:db8::1]", "2001:db8::1:443:", "[2001:db8::1]:0", "[api.lab.test]:443"]
}
