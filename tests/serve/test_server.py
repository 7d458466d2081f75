"""The preview's server: what it answers, to whom, and what it never hands out."""

from __future__ import annotations

import http.client
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from papernotes.serve.live import Live
from papernotes.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = b"<!doctype html><html><head><title>Home</title></head><body>Home</body></html>"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "site"
    (site / "papers").mkdir(parents=True)
    (site / "index.html").write_bytes(PAGE)
    (site / "404.html").write_bytes(PAGE.replace(b"Home", b"Nowhere"))
    (site / "papers" / "index.html").write_bytes(PAGE.replace(b"Home", b"Papers"))
    (site / "papers" / "注意力.html").write_bytes(PAGE)
    (site / "feed.xml").write_text("<feed/>")
    (site / ".papernotes-manifest.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    live = Live()
    with Server(0, site, live) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        live.close()
        server.shutdown()
        thread.join()


def ask(server: Server, path: str, *, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    for name, value in ({"Host": f"localhost:{server.server_port}"} | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return found


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/", 200, b"Home"),
        ("/index.html", 200, b"Home"),
        ("/papers/", 200, b"Papers"),
        ("/papers/index.html?x=1", 200, b"Papers"),
        ("/papers/%E6%B3%A8%E6%84%8F%E5%8A%9B.html", 200, b"Home"),
        ("/papers/none.html", 404, b"Nowhere"),
    ],
)
def test_files_are_served(server: Server, path: str, status: int, text: bytes) -> None:
    found, content, headers = ask(server, path)
    assert found == status
    assert text in content
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_asked_for_by_a_version_lasts(server: Server) -> None:
    (server.site / "assets").mkdir()
    (server.site / "assets/style.css").write_text("a {}")
    assert ask(server, "/assets/style.css?v=1")[2]["cache-control"] == "max-age=86400, immutable"
    assert ask(server, "/assets/style.css")[2]["cache-control"] == "no-store"
    assert ask(server, "/papers/?v=1")[2]["cache-control"] == "no-store"


def test_a_folder_without_its_slash_leads_there(server: Server) -> None:
    status, _, headers = ask(server, "/papers")
    assert (status, headers["location"]) == (302, "/papers/")


def test_a_head_has_no_body(server: Server) -> None:
    status, content, headers = ask(server, "/feed.xml", method="HEAD")
    assert (status, content, headers["content-length"]) == (200, b"", "7")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/papers/../../secret.txt",
        "/papers/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%00",
        "/out.txt",
        "/.papernotes-manifest.json",
        "/.papernotes-0/wait.js",
        "/c:/windows/win.ini",
    ],
)
def test_nothing_hidden_and_nothing_outside_of_the_site_is_served(server: Server, path: str) -> None:
    status, content, _ = ask(server, path)
    assert status == 404
    assert b"secret" not in content


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "localhost"])
def test_a_strangers_name_for_this_machine_gets_nothing(server: Server, host: str) -> None:
    status, content, _ = ask(server, "/", Host=host)
    assert status == 403
    assert b"Home" not in content


def test_only_reading_is_answered(server: Server) -> None:
    assert ask(server, "/", method="POST")[0] == 501


def test_pages_are_told_by_a_script_that_only_they_know(server: Server) -> None:
    content = ask(server, "/")[1].decode()
    address = content.partition('<script src="')[2].partition('"')[0]
    assert ask(server, address)[0] == 200
    assert ask(server, address.replace("live.js", "live.css"))[2]["content-type"].startswith("text/css")
    assert ask(server, address.replace("live.js", "other.js"))[0] == 404
    server.live.tell(frozenset(), "notes.md: </script><script>boom()</script>\u2028")
    news = ask(server, address.partition("live.js")[0] + "wait.js?since=0&page=index.html")[1].decode()
    assert news.startswith("papernotesLive({")
    assert "<" not in news
    assert "\u2028" not in news


def test_thousands_of_requests_at_once_are_answered(server: Server) -> None:
    with ThreadPoolExecutor(100) as pool:
        statuses = list(pool.map(lambda n: ask(server, "/" if n % 2 else "/none")[0], range(2000)))
    assert statuses == [404, 200] * 1000


def test_a_browser_that_goes_away_is_no_failure(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.putrequest("GET", "/", skip_host=True)
    connection.close()
    assert ask(server, "/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_hundreds_of_pages_that_wait_take_a_bounded_number_of_threads_and_pages_are_served_still(
    server: Server,
) -> None:
    told: list[str] = []
    server._say = told.append
    before = threading.active_count()
    connections = []
    for _ in range(300):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        connection.request(
            "GET", f"/{server.own}wait.js?since=0&page=x.html", headers={"Host": f"localhost:{server.server_port}"}
        )
        connections.append(connection)
    answered = connections[-1].getresponse().read()
    assert b'"later": true' in answered
    assert ask(server, "/")[0] == 200
    assert threading.active_count() - before <= 257
    assert len(told) == 1
    server.live.tell(frozenset({"x.html"}), "")
    assert b'"reload": true' in connections[0].getresponse().read()
    for connection in connections:
        connection.close()


@pytest.mark.parametrize("since", ["9" * 5000, "-1", "x", "", "²", "٣"])
def test_whatever_a_page_says_it_knows_is_answered(server: Server, since: str) -> None:
    from urllib.parse import quote

    status, content, _ = ask(server, f"/{server.own}wait.js?now&since={quote(since)}&page=x")
    assert status == 200
    assert content.startswith(b"papernotesLive(")


def test_an_address_that_is_none_is_answered(server: Server) -> None:
    assert ask(server, "http://[x")[0] == 400
