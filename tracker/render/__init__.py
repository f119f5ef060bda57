"""The fifth stage: page records become HTML by the templates of the same name."""
