"""The first stage: files become trees, trees become records, and every problem is told with its place."""
