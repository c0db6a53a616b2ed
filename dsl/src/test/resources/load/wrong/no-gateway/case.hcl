schema_version = 1

endpoint "https" "api" {
  hosts = ["api.lab.test"]
}

