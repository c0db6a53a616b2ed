schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" {
  hosts = [
    "", "a:", ":443", "a:0", "a:65536", "a:12a", "*", "*.com", "a.*.test", "*.a..test",
    "*..test", "*.a.test.", "*.10.0.0.1", "*.*.a.test", "[::1]", "[::1", "[a]:443", "::zz:1",
    "https://a.lab.test", "a b", "a/b", "**.a.test",
  ]
}
