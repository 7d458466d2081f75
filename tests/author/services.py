"""Stand-ins for arXiv and Crossref on this machine, which speak their formats and misbehave when told to."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?id_list={id}" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list={id}</title>
  <id>http://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">{count}</opensearch:totalResults>
  {entry}
</feed>
"""
ENTRY = """<entry>
    <id>http://arxiv.org/abs/{id}v2</id>
    <updated>2023-08-02T00:41:18Z</updated>
    <published>2023-04-12T17:57:34Z</published>
    <title>A New Way: To
  Fold Paper Cranes &amp; Swans</title>
    <summary>We fold.</summary>
    <author>
      <name>Ada Lovelace</name>
    </author>
    <author>
      <name>Alan M. Turing</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Bletchley</arxiv:affiliation>
    </author>
    {more}
    <link href="http://arxiv.org/abs/{id}v2" rel="alternate" type="text/html"/>
    <link title="pdf" href="http://arxiv.org/pdf/{id}v2" rel="related" type="application/pdf"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CV"/>
  </entry>"""
REMARK = '<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">{}</arxiv:comment>'
JOURNAL = '<arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">{}</arxiv:journal_ref>'
ERROR = """<entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_{id}</id>
    <title>Error</title>
    <summary>incorrect id format for {id}</summary>
  </entry>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&b;</title></entry></feed>"""

WORK = {
    "DOI": "10.1038/s41586-021-00001-2",
    "type": "journal-article",
    "title": ["Highly accurate <i>folding</i> of\n cranes &amp; swans"],
    "author": [
        {"given": "Grace", "family": "Hopper", "sequence": "first", "affiliation": []},
        {"given": "Katherine", "family": "Johnson", "sequence": "additional", "affiliation": []},
    ],
    "container-title": ["Nature"],
    "published-online": {"date-parts": [[2020, 12, 30]]},
    "published-print": {"date-parts": [[2021, 7]]},
    "issued": {"date-parts": [[2020, 12, 30]]},
}


class Answers(BaseHTTPRequestHandler):
    """Answers by what is asked for; what an id ends with says how to misbehave."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        self.asked.append((self.path, self.headers["User-Agent"]))
        if where.path == "/api/query":
            self._arxiv(parse_qs(where.query)["id_list"][0])
        else:
            self._crossref(unquote(where.path.removeprefix("/works/")))

    def _arxiv(self, identifier: str) -> None:
        more = {"2304.00001": REMARK.format("14 pages, accepted at CVPR 2023"),
                "2304.00002": JOURNAL.format("Nature 612 (2022)"), "2304.00003": ""}  # fmt: skip
        if identifier in more:
            entry = ENTRY.format(id=identifier, more=more[identifier])
        elif identifier == "2304.00004":
            entry = ERROR.format(id=identifier)
        else:
            entry = ""
        made = FEED.format(id=identifier, count=int(bool(entry)), entry=entry)
        bodies = {"2304.00005": BOMB, "2304.00006": made[:200], "2304.00007": "<html><p>Rate exceeded.</html>"}
        self._misbehave_or(identifier[-2:], bodies.get(identifier, made).encode())

    def _crossref(self, doi: str) -> None:
        if doi == WORK["DOI"]:
            self._send(json.dumps({"status": "ok", "message-type": "work", "message": WORK}).encode())
        elif doi == "10.1000/list":
            self._send(b"[]")
        elif doi == "10.1000/bad":
            self._send(b'{"status": "ok", "message"')
        else:
            self._send(b"Resource not found.", 404)

    def _misbehave_or(self, how: str, body: bytes) -> None:
        match how:
            case "10":
                self._send(b"sorry", 500)
            case "11":
                self._send(b"slow down", 429, **{"Retry-After": "30"})
            case "12":
                time.sleep(2)
                self._send(body)
            case "13":
                self.send_response(200)
                self.end_headers()
                for _ in range(20):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.2)
            case "14":
                self._send(b" " * 9 * 1024 * 1024)
            case "15":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"<feed>")
            case "16":
                self._send(b"", 302, Location="file:///etc/hostname")
            case _:
                self._send(body)

    def _send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the other side had enough
            self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let a handler answer on this machine until left; the address of its server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a client that hangs up is no news
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def serving() -> AbstractContextManager[str]:
    """Serve until left; the address of the server."""
    return served(Answers)
