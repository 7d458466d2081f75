"""``papernotes fill``: complete records from arXiv, Crossref, OpenAlex and DBLP, in a bibliography beside the notes."""
