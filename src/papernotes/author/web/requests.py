"""One request to one host: never to a private one, bounded in time, its body read as far as it is wanted."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import threading
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from papernotes.author.web.answers import Answer, NoAnswer
from papernotes.author.web.proxies import Proxy, proxy_for
from papernotes.check.public import is_private

if TYPE_CHECKING:
    from papernotes.author.web.manners import Manners

_CHUNK = 64 * 1024
_UNREACHED = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_SAFE_PATH, _SAFE_QUERY = "/:@!$&'()*+,;=~%-._", "/:@!$&'()*+,;=~%-._?"


def ask(address: str, method: str, manners: Manners) -> Answer:
    """Return the answer to a request. Raises NoAnswer.

    The host's name is looked up once, checked, and the very number connected to that was checked: a name that means
    another number a moment later leads nowhere else.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError) as error:
        raise NoAnswer("failed", "is no address") from error
    port = port or (443 if parts.scheme == "https" else 80)
    connection, proxy = _connection(parts.scheme, host, port, manners)
    target = quote(parts.path or "/", safe=_SAFE_PATH)
    target += f"?{quote(parts.query, safe=_SAFE_QUERY)}" if parts.query else ""
    if proxy and parts.scheme == "http":
        target = f"http://{host}:{port}{target}"
    try:
        return _answer(connection, method, target, manners, proxy)
    except ssl.SSLCertVerificationError as error:
        raise NoAnswer("failed", f"has a certificate that cannot be trusted ({error.verify_message})") from error
    except TimeoutError as error:
        raise NoAnswer("late", "did not answer in time") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _UNREACHED:
            raise NoAnswer("offline", "cannot be reached") from error
        if proxy and isinstance(error, OSError):
            raise NoAnswer("offline", "cannot be reached through the proxy") from error
        raise NoAnswer("closed" if isinstance(error, ConnectionRefusedError) else "failed", _why(error)) from error
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int, manners: Manners) -> tuple[http.client.HTTPConnection, Proxy | None]:
    """Return a connection to a host that may be asked, not yet open, and the proxy it goes through. Raises NoAnswer."""
    known = f"{host}:{port}" in manners.known
    if not known and is_private(host):
        raise NoAnswer("private", "is in a private network")
    proxy = None if known else proxy_for(scheme, host)
    if proxy:
        return _through(proxy, scheme, host, port, manners), proxy
    number = _number(host, port, known=known)
    return (_Secure if scheme == "https" else _Plain)(host, port, number, manners), None


def _through(proxy: Proxy, scheme: str, host: str, port: int, manners: Manners) -> http.client.HTTPConnection:
    """Return a connection through a proxy, which looks names up itself; in secret it only passes on what it gets."""
    if scheme == "http":
        return http.client.HTTPConnection(proxy.host, proxy.port, timeout=manners.timeout)
    connection = http.client.HTTPSConnection(proxy.host, proxy.port, timeout=manners.timeout, context=_context())
    connection.set_tunnel(host, port, headers=proxy.headers)
    return connection


def _answer(
    connection: http.client.HTTPConnection, method: str, target: str, manners: Manners, proxy: Proxy | None
) -> Answer:
    late = threading.Event()
    watch = threading.Timer(manners.deadline, _cut, (connection, late))
    watch.daemon = True
    watch.start()
    try:
        headers = {"User-Agent": manners.agent, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
        headers |= proxy.headers if proxy and target.startswith("http:") else {}
        connection.request(method, target, headers=headers)
        with connection.getresponse() as response:
            told = {name.lower(): value for name, value in response.getheaders()}
            body = _body(response, manners.largest)
        if late.is_set():  # a body may look whole when the connection is cut, too
            raise TimeoutError
        return Answer(response.status, told, body)
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        if late.is_set():
            raise TimeoutError from error
        raise
    finally:
        watch.cancel()


def _body(response: http.client.HTTPResponse, largest: int) -> bytes:
    """Return what is sent, where it is wanted at all. Raises NoAnswer when it is more than ``largest`` bytes."""
    parts: list[bytes] = []
    left = largest
    while largest and (part := response.read1(_CHUNK)):
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise NoAnswer("large", "sends more than an answer can hold")
    return b"".join(parts)


def _cut(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """End a connection that takes too long: whoever waits for it then reads its end."""
    late.set()
    connection_socket = connection.sock
    with suppress(OSError, AttributeError):
        connection_socket.shutdown(socket.SHUT_RDWR)


def is_online() -> bool:
    """Tell whether names can be looked up at all: that of a host which is there for such questions."""
    try:
        return bool(socket.getaddrinfo("example.org", 443, type=socket.SOCK_STREAM))
    except OSError:
        return False


def _number(host: str, port: int, *, known: bool) -> str:
    """Return the number of a host; of one that is not ``known`` none in a private network. Raises NoAnswer."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        kind = "offline" if error.errno == socket.EAI_AGAIN else "unknown"
        raise NoAnswer(kind, "is no host that exists") from error
    except (OSError, UnicodeError) as error:
        raise NoAnswer("failed", "is no host's name") from error
    numbers = [str(entry[4][0]) for entry in found]
    if not known and any(map(is_private, numbers)):
        raise NoAnswer("private", "is in a private network")
    return numbers[0]


def _why(error: Exception) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "refuses connections"
    if isinstance(error, ConnectionResetError | BrokenPipeError | http.client.RemoteDisconnected):
        return "closed the connection"
    if isinstance(error, ssl.SSLError):
        return f"cannot be talked to in secret ({error.reason or 'TLS'})"
    return "gave an answer that is no HTTP"


class _Plain(http.client.HTTPConnection):
    """A connection to a number that was looked up before."""

    def __init__(self, host: str, port: int, number: str, manners: Manners) -> None:
        super().__init__(host, port, timeout=manners.timeout)
        self._number = number

    def connect(self) -> None:
        """Connect to the number, not to whatever the name means now."""
        self.sock = socket.create_connection((self._number, self.port), self.timeout)


class _Secure(_Plain):
    """The same in secret, the certificate compared with the name."""

    default_port = 443

    def connect(self) -> None:
        """Connect, and compare the certificate."""
        super().connect()
        self.sock = _context().wrap_socket(self.sock, server_hostname=self.host)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
