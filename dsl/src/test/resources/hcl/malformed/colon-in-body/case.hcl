name : "x"
