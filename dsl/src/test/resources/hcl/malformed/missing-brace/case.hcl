rule "a" {
  verdict = "deny"

rule "b" {
  verdict = "allow"
}
