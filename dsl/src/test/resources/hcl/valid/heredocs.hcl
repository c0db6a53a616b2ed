plain = <<EOT
first
  second
EOT

rule "flush" {
  condition = <<-EOT
    http.method == "GET"
      && http.path == "/"
  EOT
  verdict = "allow"
}
