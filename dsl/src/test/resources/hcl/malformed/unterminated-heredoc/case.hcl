condition = <<EOT
  true
