"""Search, up to what a reader sees of it in a browser."""
