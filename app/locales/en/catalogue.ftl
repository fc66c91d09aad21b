### catalogue
