a = 1
block {
  b = 2 # c
  t = <<X
 keep
  X
}
rule "r" {
  condition = <<-CEL
    a &&
    b // c
  CEL
}
