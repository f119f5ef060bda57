"""Repositories made to do harm: each must end in a site in which nothing is unescaped, or in problems with their places."""
