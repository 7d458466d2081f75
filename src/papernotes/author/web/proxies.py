"""The proxy that the user's system is set to go through, if there is one."""

from __future__ import annotations

import base64
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass


class Proxy(NamedTuple):
    """Where a proxy is, and what it wants to be told: its headers."""

    host: str
    port: int
    headers: dict[str, str]


def proxy_for(scheme: str, host: str) -> Proxy | None:
    """Return the HTTP proxy for an address, as ``https_proxy`` and the system say; None to go there directly."""
    told = getproxies().get(scheme, "")
    if not told or proxy_bypass(host):
        return None
    try:
        parts = urlsplit(told if "://" in told else f"http://{told}")
        if parts.scheme != "http" or not parts.hostname:  # others, such as SOCKS, are spoken to in other ways
            return None
        headers = {}
        if parts.username:
            login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Proxy-Authorization"] = f"Basic {base64.b64encode(login.encode()).decode('ascii')}"
        return Proxy(parts.hostname, parts.port or 80, headers)
    except ValueError:
        return None
