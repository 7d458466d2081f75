"""How the web is asked: one request at a time to a host, bounded in time and size, never to a private one.

In: an address.
Out: an answer, or why there is none.

Read: ``manners`` (how often, how long), ``requests`` (one request), ``service_asker`` (one service), ``answers``,
``proxies``.
"""
