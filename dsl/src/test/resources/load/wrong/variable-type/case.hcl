schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults { unknown_host = "deny" }

variable "a" {
  type    = list(strin)
  default = []
}

variable "b" {
  type    = map(number)
  default = { x = 1, y = "two" }
}

variable "c" {
  type    = object({ name = string, size = optional(number, 3) })
  default = { size = 1 }
}

variable "d" {
  type    = "string"
  default = upper("x")
}

variable "e" {
  type    = list
  default = var.a
}

variable "f" { defualt = 1 }

variable "a" { default = 1 }

variable { default = 1 }
