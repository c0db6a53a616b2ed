integer  = 42
fraction = 3.25
negative = -7
yes      = true
no       = false
text     = "plain"
escaped  = "tab\tquote\"slash\\"
list     = [1, 2, 3]
names    = ["a", "b"]
nested   = [["a"], ["b", "c"]]
map = {
  one   = 1
  "two" = 2
}
