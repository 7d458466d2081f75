"""Addresses as notes hold them → the absolute http(s) address that was meant."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from papernotes.parse.fields.identifiers import find_arxiv_ids, find_dois
from papernotes.parse.fields.placeholders import is_placeholder, is_placeholder_url

_SCHEME = re.compile(
    r"^(?:h{1,2}t{1,3}p{1,2}(s?)|ttp(s?)|htp(s?))(?::/{1,3}|//|:\\{1,2}|;//|：//?)(?=[\w\[])", re.IGNORECASE
)
_TWICE = re.compile(r"^(?:https?:/{1,2})+(?=https?://)", re.IGNORECASE)
_EXTENSION = re.compile(r"^(?:[a-z]+-)?extension:/{1,2}", re.IGNORECASE)
_VIEWER = re.compile(r"(?:^view-source:)+", re.IGNORECASE)
_INNER = re.compile(r"(?:https?(?::|%3A)(?:/|%2F){1,2}|file(?::|%3A))\S*$", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"^(?:www\.)?[a-z0-9](?:[a-z0-9-]{0,62}\.){1,6}(?P<tld>[a-z]{2,13})(?::\d{2,5})?(?P<path>[/?#]\S*)?$", re.IGNORECASE
)
# Top-level domains under which notes name hosts without a scheme; with a path, or as `www.…`, any will do.
_TLDS = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "io",
        "ai",
        "dev",
        "app",
        "me",
        "co",
        "cn",
        "jp",
        "kr",
        "uk",
        "de",
        "fr",
        "eu",
        "ch",
        "ca",
        "in",
        "info",
        "pub",
        "xyz",
        "tech",
        "site",
        "page",
        "cc",
        "tv",
    ]
)
_FILE_ENDS = frozenset(
    [
        "md",
        "pdf",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "svg",
        "html",
        "htm",
        "txt",
        "py",
        "ipynb",
        "doc",
        "docx",
        "ppt",
        "pptx",
        "zip",
        "gz",
        "tex",
        "bib",
        "csv",
        "json",
    ]
)
_HOST = re.compile(
    r"^(?=.{4,253}$)(?:[^\s.:/?#\[\]@\\<>\"'()]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62}\.?$|^\d{1,3}(?:\.\d{1,3}){3}$",
    re.IGNORECASE,
)
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}\u2028\u2029\ufeff\u200b]")

# Redirecting services: host (and domains below it), path, and the query key that holds the address meant.
_REDIRECTS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("google.com", re.compile(r"^/(?:url|imgres)$"), ("q", "url", "imgrefurl")),
    ("scholar.google.com", re.compile(r"^/scholar_url$"), ("url",)),
    ("docs.google.com", re.compile(r"^/(?:viewer|gview)"), ("url",)),
    ("link.zhihu.com", re.compile(""), ("target",)),
    ("zhihu.com", re.compile(r"^/link"), ("target",)),
    ("link.csdn.net", re.compile(""), ("target",)),
    ("link.juejin.cn", re.compile(""), ("target",)),
    ("link.jianshu.com", re.compile(""), ("t",)),
    ("jianshu.com", re.compile(r"^/go-wild"), ("url",)),
    ("gitee.com", re.compile(r"^/link$"), ("target",)),
    ("weixin110.qq.com", re.compile(""), ("url",)),
    ("c.pc.qq.com", re.compile(""), ("pfurl", "url")),
    ("facebook.com", re.compile(r"^/l\.php"), ("u",)),
    ("youtube.com", re.compile(r"^/redirect"), ("q",)),
    ("slack-redir.net", re.compile(r"^/link"), ("url",)),
    ("out.reddit.com", re.compile(""), ("url",)),
    ("linkedin.com", re.compile(r"^/(?:redir/redirect|safety/go)"), ("url",)),
    ("bing.com", re.compile(r"^/(?:ck|newtabredir)"), ("url",)),
    ("vk.com", re.compile(r"^/away"), ("to",)),
    ("mozilla.github.io", re.compile(r"viewer\.html$"), ("file",)),
    ("safelinks.protection.outlook.com", re.compile(""), ("url",)),
    ("getpocket.com", re.compile(r"^/(?:redirect|save)"), ("url",)),
    ("line.me", re.compile(r"^/R/"), ("url",)),
)
# Query keys that say where a reader came from and nothing about what is read.
_TRACKING = re.compile(
    r"^(?:utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_hs\w+|hsctatracking|mkt_tok|spm|scm|"
    r"ref_src|ref_url|ref_|share_\w+|vd_source|from_source|spm_id_from|from_spmid|is_story_h5|plat_id|buvid|bbid|mid_source|"
    r"wt_mc|wt\.mc_id|cmpid|ocid|ncid|s_kwcid|vero_id|oly_\w+|trk|trackingid|gi|casa_token|isappinstalled|"
    r"weibo_id|chksm|scene|sessionid|sharer_\w+|at_medium|at_campaign|xtor|rdid|_branch_match_id|cookieset|acdnat)$",
    re.IGNORECASE,
)
# The same, but only there: elsewhere the key may mean something.
_TRACKING_AT = {
    "youtube.com": frozenset({"feature", "si", "ab_channel", "pp"}),
    "youtu.be": frozenset({"feature", "si"}),
    "twitter.com": frozenset({"s", "t"}),
    "x.com": frozenset({"s", "t"}),
    "medium.com": frozenset({"source", "sk"}),
    "towardsdatascience.com": frozenset({"source", "sk"}),
    "bilibili.com": frozenset({"from", "seid"}),
    "github.com": frozenset({"ref", "source"}),
    "arxiv.org": frozenset({"context", "ref", "source"}),
    "nature.com": frozenset({"error", "code", "wt"}),
    "reddit.com": frozenset({"ref", "rdt"}),
}


def repair_url(raw: str) -> str | None:
    """Return the absolute http(s) address meant by an address in the notes, or None when it is none of the web.

    Mends brackets and marks around it, scheme slips, a missing scheme, wrappers of browser extensions, viewers and
    redirecting services, and tracking parameters; a bare arXiv id or DOI becomes its address. Repairing a repaired
    address changes nothing.
    """
    if len(raw) > 4000:
        return None
    text = raw.replace("&amp;", "&").strip().strip("<>\"'“”‘’`* \t\ufeff\u200b").strip()
    if not text or text[0] in "#/." or is_placeholder(text):
        return None
    for _ in range(4):  # a wrapper may hold a wrapper
        inner = _unwrap(text)
        if inner is None or inner == text:
            break
        text = inner
    return _absolute(text)


def _unwrap(text: str) -> str | None:
    """Return the address inside a wrapper, None when there is no wrapper."""
    if _VIEWER.match(text):
        return _VIEWER.sub("", text)
    if _EXTENSION.match(text):
        match = _INNER.search(text, 10)
        return unquote(match[0]) if match and "%3a" in match[0][:9].lower() else match[0] if match else None
    text = _TWICE.sub("", text)
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    for owner, path, keys in _REDIRECTS:
        if (host == owner or host.endswith("." + owner)) and path.search(parts.path):
            query = dict(parse_qsl(parts.query))
            target = next((query[key] for key in keys if query.get(key, "").startswith(("http://", "https://"))), None)
            if target:
                return target
    return text


def _absolute(text: str) -> str | None:
    """Return the address with a scheme, escaped and without tracking, or None."""
    scheme = _SCHEME.match(text)
    if scheme:
        rest = text[scheme.end() :]
        name = text[: scheme.end()].lower()
        secure = name.startswith("https") or any(group for group in scheme.groups())
        text = ("https://" if secure else "http://") + rest
    else:
        text = _with_scheme(text)
    if not text or is_placeholder_url(text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    if not _HOST.match(host) or host.endswith((".local", ".localhost", ".internal")):
        return None
    return _escape(_without_tracking(text, host.removeprefix("www.")))


def _with_scheme(text: str) -> str:
    """Return a bare host, arXiv id or DOI as an address, empty when it is none of them."""
    ids = find_arxiv_ids(text)
    if (
        ids
        and re.fullmatch(r"(?:ar[xX]iv\s*[:：]?\s*)?\S+", text)
        and "://" not in text
        and "arxiv.org/" not in text.lower()
    ):
        lone = (
            text[: ids[0].start].rstrip(" :：").lower() in ("", "arxiv", "abs/", "pdf/") and len(text) - ids[0].end <= 4
        )
        if lone:
            return f"https://arxiv.org/abs/{ids[0].id}"
    if re.match(r"(?:doi\s*[:：]?\s*)?10\.\d{4,9}", text, re.IGNORECASE):
        found = find_dois(text)
        if found:
            return f"https://doi.org/{found[0].id}"
    match = _BARE_HOST.match(text)
    if not match:
        return ""
    tld, path = match["tld"].lower(), match["path"]
    known = tld in _TLDS or text.lower().startswith("www.")
    return (
        f"https://{text}"
        if known and tld not in _FILE_ENDS and (path or text.lower().startswith("www.") or tld in _TLDS)
        else ""
    )


def _without_tracking(text: str, host: str) -> str:
    address, mark, fragment = text.partition("#")
    if fragment.startswith(":~:"):
        mark = fragment = ""
    address, question, query = address.partition("?")
    if question:
        here = _TRACKING_AT.get(host, frozenset()) | _TRACKING_AT.get(".".join(host.split(".")[-2:]), frozenset())
        kept = [part for part in query.split("&") if part and not _is_tracking(part.partition("=")[0], here)]
        address += "?" + "&".join(kept) if kept else ""
    return address + mark + fragment


def _is_tracking(key: str, here: frozenset[str]) -> bool:
    return key.lower() in here or _TRACKING.match(key) is not None


def _escape(text: str) -> str:
    """Percent-encode what may stand in no address; letters of other scripts stay readable."""
    return _UNSAFE.sub(lambda match: quote(match[0]), text)
