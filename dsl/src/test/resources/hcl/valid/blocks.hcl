empty {}
one { line = 1 }
single "label" {
  a = 1
}
double "first" "second" {
  b = 2
  inner {
    c = 3
    innermost {
      d = 4
    }
  }
}
