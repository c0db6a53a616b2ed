schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "kubernetes" "prod" {
  hosts = ["k8s.lab.test:", "https://k8s.lab.test:6443"]
}
