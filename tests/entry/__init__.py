"""Tests of 填报助手 in a real browser."""
