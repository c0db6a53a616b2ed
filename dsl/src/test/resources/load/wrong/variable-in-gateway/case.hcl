schema_version = 1

variable "address" { default = "127.0.0.1:9180" }

gateway {
  dashboard_listen = var.address
  state_dir        = lower("STATE")
  proxy { listen = "127.0.0.1:9180" }
}
