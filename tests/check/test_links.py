"""Links asked for on the web, against a server on this machine that misbehaves in every way."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from papernotes.author.links import Manners, check_links
from papernotes.author.links.follow import follow
from papernotes.author.links.verdict import Verdict, judge
from papernotes.author.links.verdict_store import VerdictStore
from papernotes.author.web.manners import Turns
from papernotes.author.web.proxies import proxy_for
from papernotes.check.outgoing import outgoing
from papernotes.errors import PapernotesError
from papernotes.files.project_reader import read_project
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Site

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


def status(line: str, *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {line}", *headers, "Content-Length: 0", "", ""]).encode()


class Server(socketserver.ThreadingTCPServer):
    """Answers each path in its own way, and remembers what it was asked."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, float]] = []
        self.at_once = self.most_at_once = 0
        self.guard = threading.Lock()
        self.stop = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away early is what some tests are about."""


class Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.request.recv(4096)
            if not piece:
                return
            data += piece
        method, path, _ = data.split(b"\r\n")[0].decode("latin-1").split(" ")
        with self.server.guard:
            self.server.asked.append((method, path, time.monotonic()))
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        try:
            self.answer(method, path)
        finally:
            with self.server.guard:
                self.server.at_once -= 1

    def answer(self, method: str, path: str) -> None:
        send = self.request.sendall
        if path.startswith("/trickle"):
            send(b"HTTP/1.1 200 OK\r\n")
            with contextlib.suppress(OSError):
                while not self.server.stop.wait(0.05):
                    send(b"X-Slow: 1\r\n")
        elif path.startswith("/hang"):
            self.server.stop.wait(10)
        elif path.startswith("/reset"):
            self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        elif path.startswith("/huge") and method == "GET":
            send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n")
            with contextlib.suppress(OSError):
                while not self.server.stop.is_set():
                    send(b"x" * 65536)
        elif path.startswith("/busy-once") and sum(1 for _, asked, _ in self.server.asked if asked == path) == 1:
            send(status("429 Too Many Requests", "Retry-After: 1"))
        elif (answer := ANSWERS.get(path)) is not None:
            send(answer if isinstance(answer, bytes) else answer(method))
        else:
            send(OK)


ANSWERS: dict[str, Any] = {
    "/gone": status("410 Gone"),
    "/missing": status("404 Not Found"),
    "/no-head": lambda method: status("405 Method Not Allowed") if method == "HEAD" else OK,
    "/head-404": lambda method: status("404 Not Found") if method == "HEAD" else OK,
    "/head-closes": lambda method: b"" if method == "HEAD" else OK,
    "/huge": lambda _: status("403 Forbidden"),
    "/forbidden": status("403 Forbidden"),
    "/linkedin": status("999 Request denied"),
    "/busy": status("429 Too Many Requests", "Retry-After: 86400"),
    "/down": status("503 Service Unavailable"),
    "/wall": status("503 Service Unavailable", "Server: cloudflare"),
    "/error": status("500 Internal Server Error"),
    "/closes": b"",
    "/garbage": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "/half": b"HTTP/1.1 2",
    "/moved": status("301 Moved Permanently", "Location: /here"),
    "/moved-twice": status("308 Permanent Redirect", "Location: /moved"),
    "/elsewhere-today": status("302 Found", "Location: /here"),
    "/moved-to-nothing": status("301 Moved Permanently", "Location: /missing"),
    "/circle": status("302 Found", "Location: /circle"),
    "/to-app": status("302 Found", "Location: zotero://select"),
    "/to-broken": status("302 Found", "Location: http://[half"),
    "/without-location": status("302 Found"),
    "/into-the-network": status("302 Found", "Location: http://10.0.0.1/admin"),
    "/to-this-machine": status("302 Found", "Location: http://localhost/admin"),
} | {f"/on{n}": status("302 Found", f"Location: /on{n + 1}") for n in range(30)}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


def manners(server: Server, **changes: Any) -> Manners:
    known = frozenset({f"127.0.0.1:{server.port}"})
    return Manners(**{"delay": 0.0, "timeout": 0.5, "deadline": 1.0, "patience": 2.0, "known": known, **changes})


def verdict(server: Server, path: str, **changes: Any) -> Verdict:
    return follow(server.url(path), manners(server, **changes), Turns(0.0))


@pytest.mark.parametrize(
    ("path", "kind", "told"),
    [
        pytest.param("/fine", "alive", "", id="answers"),
        pytest.param("/no-head", "alive", "", id="no-head-but-get"),
        pytest.param("/head-404", "alive", "", id="head-is-told-404"),
        pytest.param("/head-closes", "alive", "", id="head-is-not-answered"),
        pytest.param("/huge", "alive", "", id="a-body-without-end-is-not-read"),
        pytest.param("/elsewhere-today", "alive", "", id="redirect-for-now"),
        pytest.param("/gone", "dead", "answered 410 Gone", id="gone"),
        pytest.param("/missing", "dead", "answered 404 Not Found", id="missing"),
        pytest.param("/moved-to-nothing", "dead", "answered 404 Not Found", id="moved-to-nothing"),
        pytest.param("/forbidden", "blocked", "answered 403 Forbidden", id="forbidden"),
        pytest.param("/linkedin", "blocked", "answered 999", id="status-of-its-own"),
        pytest.param("/busy", "blocked", "answered 429 Too Many Requests", id="asks-for-a-day"),
        pytest.param("/wall", "blocked", "answered 503 Service Unavailable", id="wall-against-programs"),
        pytest.param("/down", "unanswered", "answered 503 Service Unavailable", id="down"),
        pytest.param("/error", "unanswered", "answered 500 Internal Server Error", id="error"),
        pytest.param("/hang", "unanswered", "did not answer in time", id="hangs"),
        pytest.param("/trickle", "unanswered", "did not answer in time", id="trickles-for-ever"),
        pytest.param("/closes", "unanswered", "closed the connection", id="closes-early"),
        pytest.param("/reset", "unanswered", "closed the connection", id="resets"),
        pytest.param("/garbage", "unanswered", "gave an answer that is no HTTP", id="no-http"),
        pytest.param("/half", "unanswered", "gave an answer that is no HTTP", id="half-an-answer"),
        pytest.param("/circle", "unanswered", "leads in a circle", id="circle"),
        pytest.param("/on0", "unanswered", "leads on more than 8 times", id="redirects-without-end"),
        pytest.param("/to-app", "unanswered", "leads to zotero://select, which is no page", id="no-page"),
        pytest.param("/to-broken", "unanswered", "leads to about:blank, which is no page", id="broken-location"),
        pytest.param("/without-location", "alive", "", id="redirect-without-a-place"),
        pytest.param("/into-the-network", "private", "leads to 10.0.0.1, which is in a private network", id="ssrf"),
        pytest.param("/to-this-machine", "private", "leads to localhost, which is in a private network", id="itself"),
    ],
)
def test_each_way_to_answer_has_its_verdict(server: Server, path: str, kind: str, told: str) -> None:
    started = time.monotonic()
    found = verdict(server, path)
    assert (found.kind, found.told) == (kind, told)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("path", ["/moved", "/moved-twice"])
def test_a_page_that_moved_for_good_is_told_with_its_new_address(server: Server, path: str) -> None:
    assert verdict(server, path) == Verdict("moved", f"moved to {server.url('/here')}", server.url("/here"))


def test_a_host_that_asks_to_wait_is_asked_once_more_when_the_time_has_come(server: Server) -> None:
    assert verdict(server, "/busy-once").kind == "alive"
    first, second = (at for _, _, at in server.asked)
    assert second - first >= 1.0


def test_one_that_asks_for_too_long_is_left_alone(server: Server) -> None:
    verdict(server, "/busy")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "[::1]",
        "169.254.169.254",
        "2130706433",
        "gpu.local",
        "gpu7",
    ],
)
def test_a_private_host_is_never_asked(server: Server, host: str) -> None:
    found = follow(f"http://{host}:{server.port}/", Manners(delay=0.0), Turns(0.0))
    assert found.kind == "private"
    assert server.asked == []


def test_a_name_that_means_a_private_number_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: numbers)
    assert follow(f"http://papers.example.org:{server.port}/", Manners(delay=0.0), Turns(0.0)).kind == "private"
    assert server.asked == []


def test_a_host_that_does_not_exist_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", fails_with(socket.EAI_NONAME))
    assert follow("https://no-such-host.example.org/", Manners(), Turns(0.0)) == Verdict(
        "nowhere", "is no host that exists"
    )


def fails_with(number: int) -> Any:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "no")

    return look_up


def test_an_answer_without_its_certificate_is_told(server: Server) -> None:
    address = server.url("/fine").replace("http:", "https:")
    found = follow(address, manners(server), Turns(0.0))
    assert found.kind == "unanswered"
    assert found.told.startswith(("cannot be talked to in secret", "closed the connection", "did not answer"))


def test_a_certificate_that_nobody_vouches_for_is_told() -> None:
    """The key in tests/data is nobody's: it was made for this test."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parents[1] / "data" / "self-signed.pem")
    server = Server()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    found = follow(server.url("/fine").replace("http:", "https:"), manners(server), Turns(0.0))
    server.shutdown()
    server.server_close()
    thread.join()
    assert found == Verdict("unanswered", "has a certificate that cannot be trusted (self-signed certificate)")
    assert server.asked == []


@pytest.fixture
def proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A server that plays the proxy which the system is set to go through."""
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, f"http://ada:word@127.0.0.1:{server.port}")
    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return server


def test_a_proxy_is_gone_through_and_looks_names_up_itself(proxy: Server) -> None:
    quick = Manners(delay=0.0, timeout=0.5, deadline=1.0)
    assert follow("http://papers.example.org/x?y=z", quick, Turns(0.0)).kind == "alive"
    assert [(method, path) for method, path, _ in proxy.asked] == [("HEAD", "http://papers.example.org:80/x?y=z")]
    secret = follow("https://papers.example.org/x", quick, Turns(0.0))
    assert proxy.asked[-1][:2] == ("CONNECT", "papers.example.org:443")
    assert secret.kind in ("unanswered", "offline")


def test_a_private_host_is_not_asked_through_a_proxy(proxy: Server) -> None:
    assert follow("http://10.0.0.1/admin", Manners(delay=0.0), Turns(0.0)).kind == "private"
    assert proxy.asked == []


def test_a_proxy_that_is_down_is_no_fault_of_the_host(proxy: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("http_proxy", f"127.0.0.1:{free.getsockname()[1]}")
    found = follow("http://papers.example.org/", Manners(delay=0.0, timeout=0.5), Turns(0.0))
    assert found == Verdict("offline", "cannot be reached through the proxy")


@pytest.mark.parametrize("told", ["socks5://127.0.0.1:1080", "http://[half", "http://", "https://proxy:1"])
def test_a_proxy_of_another_kind_is_passed_by(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", told)
    monkeypatch.delenv("no_proxy", raising=False)
    assert proxy_for("http", "papers.example.org") is None


def test_a_proxy_is_told_who_asks(proxy: Server) -> None:
    found = proxy_for("https", "papers.example.org")
    assert found
    assert found.headers == {"Proxy-Authorization": "Basic YWRhOndvcmQ="}


def test_nobody_listens(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = follow(f"http://127.0.0.1:{port}/", manners(server, known=frozenset({f"127.0.0.1:{port}"})), Turns(0.0))
    assert found == Verdict("unanswered", "refuses connections")


def test_statuses_that_nobody_knows_are_no_answer() -> None:
    assert judge(599, {}) == Verdict("unanswered", "answered 599")
    assert judge(521, {"cf-ray": "1"}).kind == "blocked"


def notes_of(server: Server, *paths: str) -> str:
    links = "".join(f"- [a page]({server.url(path)})\n" for path in paths)
    return f"## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\nNotes.\n\n{links}"


def found(site: Site, server: Server, folder: Path | None = None, **changes: Any) -> list[tuple[str, int, str]]:
    project = read_project(site.root, site.root / "site")
    findings = check_links(project, folder, fresh=changes.pop("fresh", False), manners=manners(server, **changes))
    return [(f.code, project.sources[0].position(f.span.start)[0] if f.span else 0, f.message) for f in findings]


def test_findings_stand_at_their_links(site: Site, server: Server) -> None:
    site.note(notes_of(server, "/missing", "/fine", "/forbidden", "/error", "/moved") + "- http://localhost:7860/\n")
    told = found(site, server)
    assert [(code, line) for code, line, _ in told] == [
        ("PN701", 5),
        ("PN702", 7),
        ("PN703", 8),
        ("PN705", 9),
        ("PN704", 10),
    ]
    assert told[0][2] == "`127.0.0.1` answered 404 Not Found."
    assert told[-1][2] == "`localhost` is in a private network."


def test_an_address_is_asked_for_once_however_often_it_stands_in_the_notes(site: Site, server: Server) -> None:
    site.note(notes_of(server, "/missing", "/missing#a", "/missing#b"))
    assert len(found(site, server)) == 3
    assert [method for method, _, _ in server.asked] == ["HEAD", "GET"]


def test_code_is_not_asked_for(site: Site, server: Server) -> None:
    site.note(f"# A note\n\n```sh\ncurl {server.url('/missing')}\n```\n")
    assert found(site, server) == []
    assert server.asked == []


def test_nobody_waits_for_a_turn_when_it_is_over(server: Server) -> None:
    turns = Turns(60.0)
    quick = manners(server)
    assert follow(server.url("/fine"), quick, turns).kind == "alive"
    threading.Timer(0.1, turns.end).start()
    started = time.monotonic()
    assert follow(server.url("/fine2"), quick, turns) == Verdict("unanswered", "was not asked in time")
    assert time.monotonic() - started < 5
    assert len(server.asked) == 1


def test_one_host_gets_one_request_at_a_time_and_a_rest_between_two(site: Site, server: Server) -> None:
    site.note(notes_of(server, *(f"/fine{n}" for n in range(6))))
    found(site, server, delay=0.1)
    times = [at for _, _, at in server.asked]
    assert server.most_at_once == 1
    assert min(b - a for a, b in pairwise(times)) >= 0.1


def test_what_was_found_is_remembered_and_asked_anew_on_demand(site: Site, server: Server, tmp_path: Path) -> None:
    site.note(notes_of(server, "/missing", "/fine", "/hang"))
    first = found(site, server, tmp_path / "cache")
    asked = len(server.asked)
    assert found(site, server, tmp_path / "cache") == first
    assert {path for _, path, _ in server.asked[asked:]} == {"/hang"}, "what was not answered is asked for again"
    again = len(server.asked)
    assert found(site, server, tmp_path / "cache", fresh=True) == first
    assert len(server.asked) - again >= 4


def test_memory_forgets_and_forgives(tmp_path: Path) -> None:
    day = 86_400.0
    memory = VerdictStore(tmp_path, now=0.0)
    memory.keep("a", Verdict("alive"))
    memory.keep("b", Verdict("dead", "answered 404 Not Found"))
    memory.keep("c", Verdict("unanswered", "did not answer in time"))
    memory.save()
    soon, later = VerdictStore(tmp_path, now=0.5 * day), VerdictStore(tmp_path, now=3 * day)
    assert [soon.recall(x) for x in "abc"] == [Verdict("alive"), Verdict("dead", "answered 404 Not Found"), None]
    assert [later.recall(x) for x in "abc"] == [Verdict("alive"), None, None]
    assert VerdictStore(tmp_path, now=-day).recall("a") is None, "a clock that was set back"
    for damaged in ("", "[]", "{", '{"version": 9, "links": {}}', '{"version": 1, "links": {"a": 3}}'):
        (tmp_path / "links.json").write_text(damaged)
        assert VerdictStore(tmp_path, now=0.0).recall("a") is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = VerdictStore(tmp_path / "file" / "below", now=0.0)
    memory.keep("a", Verdict("alive"))
    memory.save()
    VerdictStore(None, now=0.0).save()


def test_without_a_network_it_says_so_and_stops(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.note("# Notes\n\n" + "".join(f"- https://host{n}.example.net/a\n" for n in range(40)))
    monkeypatch.setattr(socket, "getaddrinfo", fails_with(socket.EAI_AGAIN))
    with pytest.raises(PapernotesError, match="the network cannot be reached"):
        check_links(read_project(site.root, site.root / "site"), None, manners=Manners(delay=0.0))


@pytest.mark.parametrize("number", [socket.EAI_NONAME, socket.EAI_AGAIN, socket.EAI_FAIL])
def test_a_network_that_knows_no_name_at_all_is_no_network(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int
) -> None:
    site.note("# Notes\n\nSee https://host.example.net/a\n")
    monkeypatch.setattr(socket, "getaddrinfo", fails_with(number))
    with pytest.raises(PapernotesError, match="the network cannot be reached"):
        check_links(read_project(site.root, site.root / "site"), tmp_path, manners=Manners(delay=0.0))


def test_hosts_that_are_gone_are_dead_where_others_are_found(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.note("# Notes\n\nSee https://host.example.net/a and https://other.example.net/b\n")
    numbers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1", 443))]

    def look_up(host: str, *_: Any, **__: Any) -> Any:
        return numbers if host == "example.org" else fails_with(socket.EAI_NONAME)()

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    findings = check_links(read_project(site.root, site.root / "site"), None, manners=Manners(delay=0.0))
    assert [finding.code for finding in findings] == ["PN701", "PN701"]


def test_a_network_that_fails_for_one_host_is_told_at_that_host(
    site: Site, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def one(host: str, *rest: Any, **more: Any) -> Any:
        return look_up(host, *rest, **more) if host == "127.0.0.1" else fails_with(socket.EAI_AGAIN)()

    monkeypatch.setattr(socket, "getaddrinfo", one)
    site.note(notes_of(server, "/fine") + "- https://host.example.net/a\n")
    assert found(site, server) == [("PN703", 6, "`host.example.net` cannot be reached.")]


def test_findings_that_a_project_allows_are_not_told(site: Site, server: Server) -> None:
    site.note(notes_of(server, "/missing")).write("papernotes.yml", "allow: ['*/missing']\n")
    assert found(site, server) == []


def test_the_places_of_addresses_are_exact() -> None:
    source = Source(
        "a.md",
        "See <https://a.example.net/x> and [b](https://b.example.net/y?utm_source=z).\n\n~~~\nhttps://c.example.net\n~~~\n",
    )
    places = outgoing([source])
    assert [(p.url, source.text[p.span.start : p.span.end]) for p in places] == [
        ("https://a.example.net/x", "https://a.example.net/x"),
        ("https://b.example.net/y", "https://b.example.net/y?utm_source=z"),
    ]


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no proxy of the machine stand between these tests and what they look at."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "address", ["http://[half/", "http://a..b/", f"http://{'x' * 80}.example.net/", "http://a:99999/"]
)
def test_what_is_no_address_is_not_answered(address: str) -> None:
    assert follow(address, Manners(delay=0.0), Turns(0.0)).kind in ("unanswered", "private")
