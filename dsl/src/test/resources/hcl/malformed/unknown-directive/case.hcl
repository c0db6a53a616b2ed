a = "%{ of x }"
