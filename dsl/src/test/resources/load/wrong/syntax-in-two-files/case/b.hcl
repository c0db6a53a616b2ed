rule "b" {
  verdict = 
}
