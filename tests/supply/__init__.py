"""Tests of what comes from others: pinned, hashed, licensed, kept up to date."""
