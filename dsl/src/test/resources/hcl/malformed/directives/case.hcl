a = "%{ endif }"
c = "%{ if true }a%{ else }b%{ else }c%{ endif }"
d = "%{ for x in y }"
