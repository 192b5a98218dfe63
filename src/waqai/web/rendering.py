"""Templates and what they can call: `t` for words, `static` for files, `day`, `bdi` and `quoted` for values."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from waqai import __version__
from waqai.web.assets import static, vendored
from waqai.web.gate import FIELD
from waqai.web.views.links import address, web_address
from waqai.web.views.shown import finished, shown
from waqai.web.words import Words
from waqai.web.words.days import written, written_moment

_LONGEST_NAME = 200
#: In what the program says of what it refuses: what was given, and the field it was given in.
_GIVEN, _FIELD = re.compile(r"'([^']*)'"), re.compile(r"([a-z_.0-9]+): ")


def render(language: str, template: str, **values: object) -> str:
    """Return what `template` makes of `values`, in one of the languages of `words`."""
    return environment(language).get_template(template).render(**values)


@cache
def environment(language: str) -> Environment:
    """Return the templates with the words of `language`."""
    made = Environment(
        loader=PackageLoader("waqai.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finished,
    )
    made.globals.update(
        t=Words(language),
        language=language,
        static=static,
        vendored=vendored,
        address=address,
        version=__version__,
        form_token=form_token,
    )
    made.filters.update(
        web_address=web_address,
        bdi=bdi,
        quoted=quoted,
        day=partial(_day, language),
        moment=partial(_moment, language),
        told=partial(told, Words(language)),
    )
    return made


def form_token(csrf: str) -> Markup:
    """Return the field that every form must have which changes something."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, csrf)


def bdi(text: object) -> Markup:
    """Return a name from a report, kept from turning the words around it; a very long one is cut."""
    name = text if isinstance(text, Markup) else _cut(str(text))
    return Markup(f'<bdi dir="auto">{escape(shown(name))}</bdi>')  # noqa: S704  escaped


def quoted(text: object) -> Markup:
    """Return words of a report as a quotation."""
    words = text if isinstance(text, Markup) else str(text)
    return Markup(f'<bdi lang="ar" dir="rtl"><q>{escape(shown(words))}</q></bdi>')  # noqa: S704  escaped


def told(words: Words, text: str) -> Markup:
    """Return what is wrong, or what to do, in the language of the page; in English where it has no words for it."""
    name, pattern = "", _GIVEN.sub("{given}", text)
    if found := _FIELD.match(pattern):
        name, pattern = found[1], "{name}" + pattern[found.end(1) :]
    given = _GIVEN.search(text)
    key = f"error.told.{pattern}"
    return words(key, name=name, given=given[1] if given else "") if key in words else bdi(text)


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"


@lru_cache(maxsize=1 << 13)
def _day(language: str, value: date | None) -> Markup:
    """Write a day: 8 March 2024. None gives ""."""
    if value is None:
        return Markup("")
    return _time(value.isoformat(), written(value, language))


def _moment(language: str, value: datetime) -> Markup:
    """Write a moment, in UTC: 8 March 2024, 14:05."""
    return _time(value.isoformat(), written_moment(value, language))


def _time(exactly: str, text: str) -> Markup:
    return Markup(f'<time datetime="{exactly}">{escape(text)}</time>')  # noqa: S704  escaped
