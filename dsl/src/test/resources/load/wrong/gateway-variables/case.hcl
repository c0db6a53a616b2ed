schema_version = 1

gateway {
  public_url = var.url
  state_dir  = upper("x")
  proxy { listen = listen }
}
