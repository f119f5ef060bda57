"""Numbers and days from the source files to every file of the site."""
