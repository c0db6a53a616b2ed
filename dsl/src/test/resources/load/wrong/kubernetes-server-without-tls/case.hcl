schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "kubernetes" "prod" {
  server = "http://k8s.lab.test:8080"
}
