"""Recording: an update written into progress.yaml at its place, every other byte kept."""
