name = “x”
