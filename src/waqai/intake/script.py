"""Is it Arabic? By the share of Arabic letters; the languages that share the script are told apart by their own.

Letters settle nearly every report in a fraction of a millisecond. Only a text with foreign letters, or with hardly
a word that carries the article, is shown to the language identifier, which takes half a second to load.
"""

from __future__ import annotations

import re

from waqai.errors import EncodingError, LanguageError

_LETTER = re.compile(r"[^\W\d_]")
_SCRIPT = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdfb\ufe70-\ufefc]"
)
_FOREIGN = re.compile(r"[\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7]")
_SORANI = re.compile("[ەێۆڵڕ]")
_WORD = re.compile(r"[\u0620-\u06ff]{2,}")
_ARTICLE = re.compile(r"\b(?:[وف]?[بك]?ال|[وف]?لل)[\u0621-\u064a]{2}")
_MOJIBAKE = re.compile(r"[ØÙ][\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|[طظ][\u00a0-\u00bf\u2018-\u201e]")
_ACCENTED = re.compile(r"[\u00c0-\u00ff]")

_ARABIC_SHARE = 0.4  # of all letters: a report may quote Latin names, links and a foreign footer
_FOREIGN_SHARE = 0.02  # of the letters of the script: misprints of single letters stay below
_SORANI_SHARE = 0.05
_ARTICLE_SHARE = 0.06  # of the words: Arabic prose has 0.2 to 0.4
_MISREAD_SHARE = 0.4  # of all letters: no language has so many accents
_ENOUGH_WORDS = 12
_SAMPLE = 3000
_NAMES = {
    "fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ug": "Uyghur", "sd": "Sindhi", "ku": "Kurdish", "sdh": "Kurdish",
    "ckb": "Kurdish", "kmr": "Kurdish", "az": "Azerbaijani", "azb": "Azerbaijani", "pnb": "Punjabi", "skr": "Saraiki",
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "ru": "Russian",
    "uk": "Ukrainian", "he": "Hebrew", "tr": "Turkish", "zh": "Chinese",
}  # fmt: skip
_SHARED_SCRIPT = frozenset({"fa", "ur", "ps", "ug", "sd", "ku", "sdh", "ckb", "az", "azb", "pnb", "skr"})
_REMEDY = "waqai reads Arabic only: give the Arabic report"


def refuse_foreign(text: str) -> None:
    """Raise LanguageError where `text` is not mainly Arabic, EncodingError where its letters are wrongly decoded."""
    letters = len(_LETTER.findall(text))
    if not letters:
        raise LanguageError("there is not one word in it", _REMEDY)
    if max(2 * len(_MOJIBAKE.findall(text)), len(_ACCENTED.findall(text))) > _MISREAD_SHARE * letters:
        raise EncodingError("its letters were decoded wrongly before they were saved", "take the original file")
    arabic = len(_SCRIPT.findall(text))
    if arabic < _ARABIC_SHARE * letters:
        raise LanguageError(f"this is not Arabic{_like(_identify(text))}", _REMEDY)
    if _doubtful(text, arabic):
        _refuse_neighbour(text, arabic)


def _doubtful(text: str, arabic: int) -> bool:
    if len(_FOREIGN.findall(text)) > _FOREIGN_SHARE * arabic:
        return True
    words = len(_WORD.findall(text))
    return words >= _ENOUGH_WORDS and len(_ARTICLE.findall(text)) < _ARTICLE_SHARE * words


def _refuse_neighbour(text: str, arabic: int) -> None:
    code = "ckb" if len(_SORANI.findall(text)) > _SORANI_SHARE * arabic else _identify(text)
    if code in _SHARED_SCRIPT:
        raise LanguageError(f"this is not Arabic{_like(code)}", _REMEDY)


def _like(code: str) -> str:
    return f" but looks like {_NAMES[code]}" if code in _NAMES else ""


def _identify(text: str) -> str:
    import py3langid  # noqa: PLC0415

    return str(py3langid.classify(text[:_SAMPLE])[0])
