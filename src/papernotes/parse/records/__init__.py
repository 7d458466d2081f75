"""How records stand in a source: one recogniser a convention, and one place that decides.

``view`` is what all of them look at; ``signals`` what they answer with; ``layout`` weighs the answers and lays the
source out into records, groups and skipped lines; ``build`` makes each record.
"""
