"""The nouns: frozen records of the plan, its units, its measures, their progress, and the words of the states."""
