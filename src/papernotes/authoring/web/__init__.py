"""How the web is asked: one request at a time to a host, bounded in time and size, never to a private one."""
