"""The tests. Run them from the root: python -m pytest."""
