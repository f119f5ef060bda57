"""Tests of the files that only the code host reads."""
