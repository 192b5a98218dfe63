"""Web pages: the article without menus and footers, and what the page itself declares about it.

A date is taken only from where a page states when the article came out (JSON-LD, meta elements, a marked time
element). No date is better than a wrong one: a footer's year or a neighbour's time is never taken.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from waqai.errors import DateError, EmptyInputError, InputError
from waqai.intake.dates import parse_moment
from waqai.intake.decode import decode, plausible, refuse_binary
from waqai.intake.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_OPENING = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODINGS = {"windows-1256": "cp1256", "cp1256": "cp1256", "iso-8859-6": "iso8859-6", "utf-16": "utf-16"}
_HEAD = 4096
_REMEDY = "save its text as a .txt file"
_DATES = frozenset(
    {
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
        "publishdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    }
)  # fmt: skip
_ARTICLE = re.compile(r"(Article|Posting|Report)$")


def is_page(data: bytes, name: str = "") -> bool:
    """Whether `data`, or the file's `name`, says that this is a web page."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_OPENING.match(data.lstrip(b"\xef\xbb\xbf")))


def decode_page(data: bytes) -> str:
    """Return the markup as characters: by mark, as UTF-8, as the page declares, or as plausible windows-1256.

    Raises BinaryInputError and EncodingError as `decode` does.
    """
    declared = _CHARSET.search(data[:_HEAD])
    encoding = _ENCODINGS.get(declared.group(1).decode("ascii", "replace").lower()) if declared else None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace") if encoding else ""
        if text and plausible(re.sub(r"<[^>]*>", "", text)):
            refuse_binary(data)
            return text
    return decode(data)


def extract(markup: str) -> tuple[str, Side]:
    """Return the article's text (its title, an empty line, its paragraphs) and what the page declares about it.

    Raises EmptyInputError where no article is found, InputError where the markup cannot be parsed.
    """
    import trafilatura  # noqa: PLC0415

    tree = trafilatura.load_html(_DECLARATION.sub("", markup, count=1))
    if tree is None:
        raise InputError("the page cannot be parsed", _REMEDY)
    side = _declared(tree)
    page = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    body = (getattr(page, "text", None) or "").strip()
    if not body:
        raise EmptyInputError("no article was found on the page", _REMEDY)
    return _with_title(body, side.title or getattr(page, "title", None)), side


def _with_title(body: str, title: str | None) -> str:
    if not title or body.startswith(title):
        return body
    return f"{title}\n\n{body}"


def _declared(tree: Any) -> Side:
    metas = {_meta_name(meta): (meta.get("content") or "").strip() for meta in reversed(list(tree.iter("meta")))}
    articles = list(_json_articles(tree))
    links = [link.get("href", "") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"]
    return Side(
        published=_published(tree, metas, articles),
        outlet=metas.get("og:site_name") or _publisher(articles),
        title=metas.get("og:title") or None,
        url=next((url for url in [*links, metas.get("og:url", "")] if url.startswith(("http://", "https://"))), None),
    )


def _meta_name(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _published(tree: Any, metas: dict[str, str], articles: list[dict[str, Any]]) -> date | None:
    """Return the one day that the best of three places states; None where there is none, or they quarrel inside it."""
    marked = (time.get("datetime") or "" for time in tree.iter("time") if _is_marked(time))
    for stated in (
        (str(article.get("datePublished") or "") for article in articles),
        (content for name, content in metas.items() if name in _DATES),
        marked,
    ):
        days = {day for value in stated if (day := _day(value))}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _is_marked(time: Any) -> bool:
    return time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished"


def _day(value: str) -> date | None:
    try:
        return parse_moment(value)
    except DateError:
        return None


def _json_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects that describe an article: at the top or in a graph, never inside a list of others."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        nodes = data if isinstance(data, list) else [data]
        nodes += [node for top in nodes if isinstance(top, dict) for node in _graph(top)]
        yield from (node for node in nodes if isinstance(node, dict) and _is_article(node))


def _graph(top: dict[str, Any]) -> list[Any]:
    graph = top.get("@graph")
    return graph if isinstance(graph, list) else []


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _publisher(articles: list[dict[str, Any]]) -> str | None:
    publishers = (article.get("publisher") for article in articles)
    names = (publisher.get("name") for publisher in publishers if isinstance(publisher, dict))
    return next((name for name in names if isinstance(name, str) and name), None)
