schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "mtls_credential" "robot" {
  endpoint = https.api
}

credential "bearer_token" "robot-key" {
  endpoint    = https.api
  placeholder = "A"
}

credential "bearer_token" "robot_cert" {
  endpoint    = https.api
  placeholder = "B"
}

credential "bearer_token" "Robot-Key" {
  endpoint    = https.api
  placeholder = "C"
}

credential "bearer_token" "robot-other" {
  endpoint    = https.api
  placeholder = "D"
}
