schema_version = 1

gateway {
  state_dir = "state"
}
