"""The last stage before writing: what the search page loads, made by the standard Pagefind binary and by OpenCC's data."""
