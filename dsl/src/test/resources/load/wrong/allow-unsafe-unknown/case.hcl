schema_version = 1
gateway {
  allow_unsafe = ["human_on_timout", "everything"]
  proxy { listen = "127.0.0.1:9180" }
}
defaults { unknown_host = "deny" }
