schema_version = 1

gateway {
  tailscale {
    operators = ["ann@lab.test", "bob", "*@", "*@*.lab.test", "a@b@c", "x*@lab.test"]
  }
}
