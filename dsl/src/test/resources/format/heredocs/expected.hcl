a   = <<EOT
   as   it  is
     ${ x }

  EOT
bcd = 1
block {
  priority     = 1
  text         = <<-END
    kept
      too
      END
  after        = 1
  longest_name = 2
  list = [
    <<A
one
A
    ,
    "two"
  ]
  call = f(<<B
 b
B
  )
}
