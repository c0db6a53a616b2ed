short=[1,2 , 3]
several=[1,2,
3]
ends=[
"a","b"  ]
nested=[{a=1},{
b=2
}]
hugged=[{
a=1
}]
call=f({
a=1
b=2
},[
1
])
object={a=1,b:2}
lines={
a=1,bcd=2
"Content-Type"="x"

(k)= a ? b : c


key:v
}
empty=[
]
none={

}
for_list=[for x in y:x if x!=""]
for_object = {for k,v in m:
k=>v...}
index = a[ 0 ][ "b" ]
parens=(
a+
b
)
deep = f(a,
   g(b,
  c), d
)
commas = [
  1
  , 2
]
