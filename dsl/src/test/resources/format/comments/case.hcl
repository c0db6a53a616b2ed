# first   
   // second
/* third
     stays as it is */

a=1 # one
bcd=2   // two
e="long text" /* three */

f = 1 # apart
/* before */ g=2
block { # opens
  x=1# close

      # alone

  longer=2 // also
  # last

}
list=[ # opens
1, # one
      # above two
2
# at the end
]
object = { /* a */ b=1, /* c */ d=2 }
spread = [ /* a */ 1, /* b */
2 /* c */, 3 # d
,4]
call = f( # opens
 a, /* b */ c # d
 # last
 )
h = /* value */ 3 # end
# the end
