b "x" }
