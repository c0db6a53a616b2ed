rule "a ${b}" {
}
