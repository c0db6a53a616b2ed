schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

variable "port" {
  type    = number
  default = 80

  validation {
    condition     = var.port > 1024 && var.port < 65536
    error_message = "${var.port} is no port for users"
  }

  validation {
    condition     = "maybe"
    error_message = "never"
  }

  validation { condition = true }

  rule {}
}
