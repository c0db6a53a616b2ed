	name	= "é😀\q"
