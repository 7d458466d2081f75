"""What arXiv, Crossref, OpenAlex and DBLP know of papers: how each is asked, and its answers as references.

What a service says is untrusted: texts are cut to one line of a length that means something, and what is not of the
form that the service documents is left out.

In: ids or a title.
Out: references, as far as a service knows them.

Read: ``service`` (what all have in common), then a service each.
"""
