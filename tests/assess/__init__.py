"""Tests of the states: one table of cases for each line of the design's table (section 4)."""
