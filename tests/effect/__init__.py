"""Tests of the effect of a change, each in a git repository of its own."""
