a = "xÿþy" # ÿ is fine here
b = 1
