gateway {
  port = 1
  port = 2
}
