"""The nouns: frozen records of the plan, its units, its measures, their progress, and the words of the states."""

import os

# Records are what this program says they are: no plug-in of another package changes them, nor takes time being looked for.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
