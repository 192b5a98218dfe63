"""Strategies for Arabic as it really comes: marks, tatweel, presentation forms, emoji, mixed scripts and digits."""

from __future__ import annotations

from hypothesis import strategies as st

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"
FOREIGN_LETTERS = "یکھہۃەٱگپچڪۀے"
HAMZA = "\u0654"
MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u06d6\u0610\u06df\u08f0\ufe7e" + HAMZA
TATWEEL = "\u0640"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u061c\u00ad\u2060\u206f"
PRESENTATION = "\ufefb\ufef7\ufedf\ufee3\ufe8d\ufead\ufdf2\ufdfa\ufb50\ufc60\ufe82\ufb56\ufbfc\ufe70"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳"
SIGNS = " \n\t.،؛؟!:«»\"'()-–/%٪…ـ"
EMOJI = ("😀", "🕊️", "👨‍👩‍👧", "🇸🇾", "❤️‍🔥", "1️⃣")
LATIN = "abcXYZéßЖ中"

_pieces = st.one_of(
    st.sampled_from([*LETTERS, *FOREIGN_LETTERS]),
    st.sampled_from([*MARKS, TATWEEL, *INVISIBLE]),
    st.sampled_from([*PRESENTATION, *DIGITS]),
    st.sampled_from([*SIGNS, *LATIN, *EMOJI]),
    st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
    st.characters(exclude_categories=["Cs"]),
)


def printed(max_size: int = 60) -> st.SearchStrategy[str]:
    """Any text that a report may hold, Arabic for the most part."""
    return st.lists(_pieces, max_size=max_size).map("".join)


NEWS_WORDS = (  # noqa: SIM905  nobody reads a column of a hundred words
    "أعلنت قال نفى رفض طالب اتهم هدد قصفت هاجم قتل أصيب انسحب اعتقلت أفرج التقى وافق وقع تظاهر نزح دخلت حذر أكد "
    "لم لن لا سوف قد إن أن التي الذي بعد قبل منذ حتى خلال في من على إلى عن مع بين ضد الحكومة الجيش اللواء الثامن "
    "الفرقة المعارضة الوفد الوسيط المبعوث الأممي الرئيس وزير الخارجية الناطق باسم محمد سالم الأحمد أبو خالد سوريا "
    "ليبيا اليمن السودان دمشق طرابلس صنعاء الخرطوم المدينة البلدة مدينة ريف شمال جنوب هدنة اتفاق هجوم قصف مفاوضات "
    "حصار مظاهرة أمس الثلاثاء اليوم يومين ثلاثة خمسة عشرات مئات مدنيين جنود قتلى جرحى عناصر مسلحين مصدر مصادر "
    "ناشطون بحسب وفق وقفت وللنظام بالسلاح فقصفوا ومقاتليهم لأنها كالعادة سيلتقي حزيران تموز 2021 24 1443 هـ "
    "القتال وقف إطلاق النار "
).split()

_marked_word = st.builds(
    lambda word, mark, at: word[: at % (len(word) + 1)] + mark + word[at % (len(word) + 1) :],
    st.sampled_from(NEWS_WORDS),
    st.sampled_from(["", "", "", "", TATWEEL, "\u064e", "\u0651"]),
    st.integers(0, 9),
)
_signs = st.sampled_from([*"،.؛:؟«»()", "\n", "\n\n", "%"])
_token = st.one_of(_marked_word, _marked_word, _marked_word, _marked_word, _signs, printed(4))


def news(max_words: int = 40) -> st.SearchStrategy[str]:
    """Rows of words that news is made of, with marks, signs and noise between: sentences in shape, not in sense."""
    return st.lists(_token, max_size=max_words).map(" ".join)
