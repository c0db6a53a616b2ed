hosts = ["a", "b"}
other = 1
