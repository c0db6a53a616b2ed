name = "x[31m\q" ]0;title
