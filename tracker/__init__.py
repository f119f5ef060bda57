"""The commitment tracker: reads a plan and its progress, judges both by printed rules, and makes the public site."""
