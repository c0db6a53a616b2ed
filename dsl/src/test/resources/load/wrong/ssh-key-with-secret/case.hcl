schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

credential "ssh_key" "git" {
  private_key = "~/.ssh/id_ed25519"
}
