name = "open
next = 1
