"""Answers a browser on this machine: the site's files, and what `live` has to tell their pages."""

from __future__ import annotations

import json
import mimetypes
import secrets
import threading
from dataclasses import asdict, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

from papernotes.serve.how import HOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    from papernotes.serve.live import Live, News

LOOPBACK = "127.0.0.1"
_NAMES = frozenset({"localhost", LOOPBACK})
"""What a browser on this machine may call it. Any other name came through a stranger's page (DNS rebinding)."""
_MOST = 256
"""Connections that are answered at the same time, a thread each; others wait for a free one."""
_MOST_WAITING = 100
"""Pages that wait for news at the same time; others ask again in a while (`live.js` says in how long)."""
_PATIENCE = 20.0
"""Seconds that a page waits for news before it asks again, within what browsers and proxies wait for an answer."""
_DIGITS = 9
"""Of the number of a build that a page says it knows."""
_OWN = {"live.js": "text/javascript", "live.css": "text/css"}
_STYLE = HOW.replace(".html", ".css")
_BREAKS = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_NOTHING = b"<!doctype html><html lang=en><head><title>papernotes</title></head><body>Not built yet.</body></html>"


class Server(ThreadingHTTPServer):
    """Serves a site's folder on this machine only."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(
        self,
        port: int,
        site: Path,
        live: Live,
        how: Callable[[], bytes | None] = lambda: None,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Listen; port 0 is any free one. Raises OSError for a taken port.

        ``how`` returns the page on how the notes were read; ``say`` is told when there are too many.
        """
        super().__init__((LOOPBACK, port), _Handler)
        self._say = say
        self._room = threading.Semaphore(_MOST)
        self.waiting = threading.Semaphore(_MOST_WAITING)
        self._crowded = False
        self.site = site
        self.live = live
        self.how = how
        # A stranger's page may load scripts from here: without the token, which only our pages hold, it learns nothing.
        self.own = f".papernotes-{secrets.token_urlsafe(12)}/"

    @property
    def url(self) -> str:
        """Where the site is."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def process_request(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Answer a connection in a thread of its own, as soon as there is one."""
        while not self._room.acquire(timeout=1.0):
            self.tell_crowded()
            if self.live.closed:
                self.shutdown_request(request)
                return
        super().process_request(request, client_address)

    def process_request_thread(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Answer a connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def tell_crowded(self) -> None:
        """Say, once, why pages are slower than they could be."""
        if not self._crowded:
            self._crowded = True
            self._say(f"More than {_MOST_WAITING} pages are open; the rest asks for changes from time to time.")

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that went away is no failure."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 15

    def do_GET(self) -> None:
        if self._is_for_us():
            self._answer()

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _is_for_us(self) -> bool:
        host = self.headers.get("Host", "")
        name, _, port = host.partition(":")
        if name.lower() in _NAMES and (port or "80") == str(self.server.server_port):
            return True
        self._send(HTTPStatus.FORBIDDEN, b"This preview answers to localhost only.\n", "text/plain")
        return False

    def _answer(self) -> None:
        try:
            address = urlsplit(self.path)
        except ValueError:
            self._send(HTTPStatus.BAD_REQUEST, b"This is no address.\n", "text/plain")
            return
        path = unquote(address.path).removeprefix("/")
        query = parse_qs(address.query, keep_blank_values=True)
        if path.startswith(self.server.own):
            self._own(path.removeprefix(self.server.own), query)
        elif path == HOW:
            self._page(HTTPStatus.OK, self.server.how() or _NOTHING)
        elif path == _STYLE:
            self._send(HTTPStatus.OK, (Path(__file__).parent / path).read_bytes(), "text/css")
        elif (file := _file(self.server.site, path)) is None:
            self._file(HTTPStatus.NOT_FOUND, self.server.site / "404.html")
        elif file.name == "index.html" and path and not path.endswith(("/", "index.html")):
            self._send(HTTPStatus.FOUND, b"", "text/plain", location=f"/{quote(path)}/")
        else:
            self._file(HTTPStatus.OK, file, lasts="v" in query)

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        if name in _OWN:
            self._send(HTTPStatus.OK, (Path(__file__).parent / name).read_bytes(), _OWN[name])
        elif name == "wait.js":
            news = self._news(query.get("since", ["0"])[0], query.get("page", [""])[0], now="now" in query)
            self.close_connection = news.later  # a thread that waits for nothing is one that others need
            text = json.dumps(asdict(news), ensure_ascii=False).translate(_BREAKS)
            self._send(HTTPStatus.OK, f"papernotesLive({text});\n".encode(), "text/javascript")
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _news(self, since: str, page: str, *, now: bool) -> News:
        version = int(since[:_DIGITS]) if since.isdecimal() else 0
        if now or not self.server.waiting.acquire(blocking=False):
            if not now:
                self.server.tell_crowded()
            return replace(self.server.live.wait(version, page, 0), later=not now)
        try:
            return self.server.live.wait(version, page, _PATIENCE)
        finally:
            self.server.waiting.release()

    def _file(self, status: HTTPStatus, file: Path, *, lasts: bool = False) -> None:
        """Send a file; what pages ask for by the version of the theme ``lasts``, for another version is another name.

        A page that is loaded anew then asks for nothing but itself.
        """
        try:
            path = file.relative_to(self.server.site).as_posix()
            content = self.server.live.draft(path) or file.read_bytes()
        except OSError:  # no site yet
            status, content = HTTPStatus.NOT_FOUND, _NOTHING
        if file.suffix == ".html":
            self._page(status, content)
        else:
            self._send(status, content, mimetypes.guess_type(file.name)[0] or "application/octet-stream", lasts=lasts)

    def _page(self, status: HTTPStatus, content: bytes) -> None:
        """Send a page, with the script that asks what changes."""
        script = f'<script src="/{self.server.own}live.js?version={self.server.live.version}"></script>\n</head>'
        self._send(status, content.replace(b"</head>", script.encode(), 1), "text/html")

    def _send(self, status: HTTPStatus, content: bytes, kind: str, *, location: str = "", lasts: bool = False) -> None:
        text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=86400, immutable" if lasts else "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _file(site: Path, path: str) -> Path | None:
    """Return the file of a site that a path names; None for what is not there, hidden, or outside of the folder."""
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part or ":" in part for part in parts):
        return None
    file = site.joinpath(*parts)
    try:
        if file.is_dir():
            file /= "index.html"
        real = file.resolve(strict=True)
    except (OSError, ValueError):
        return None
    return file if real.is_file() and real.is_relative_to(site.resolve()) else None
