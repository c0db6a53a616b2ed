name = 'single'
