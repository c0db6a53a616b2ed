rule "a" = {
}
