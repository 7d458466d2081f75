"""papernotes: a researcher's own Markdown paper notes as a browsable static site."""

__version__ = "0.1.0"
