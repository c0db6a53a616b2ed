a = [for k, v in x : k => v]
b = {for v in x : v}
c = [for]
