rule "a" {
  list = [<<EOT
    text
    EOT, 2]
}
