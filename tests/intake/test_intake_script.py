"""Arabic passes, its neighbours in script and all others are named and refused."""

from __future__ import annotations

import subprocess
import sys

import pytest

from waqai.errors import EncodingError, LanguageError
from waqai.intake.script import refuse_foreign

ARABIC = "قال المتحدث باسم البعثة إن الوفد سيزور المدينة القديمة يوم الخميس بعد توقف القتال في محيطها."
FOREIGN = {
    "Persian": "رئیس جمهور گفت که گفتگوها با همسایگان ادامه دارد و پیام تازه‌ای از سوی آنان به دست دولت رسیده است.",
    "Urdu": "وزیر خارجہ نے کہا ہے کہ دونوں ملکوں کے درمیان بات چیت جاری رہے گی اور جنگ بندی پر عمل کیا جائے گا۔",
    "Kurdish": "وەزیری دەرەوە ڕایگەیاند کە هەردوو لایەن لەسەر ئاگربەست ڕێککەوتوون و دانوستانەکان بەردەوام دەبن.",
    "Pashto": "د بهرنیو چارو وزیر وویل چې دواړه لوري به خبرې اترې ته دوام ورکړي او اوربند به ټینګ وساتي.",
    "English": "The envoy said on Thursday that both sides had agreed to stop the fighting around the port.",
    "Russian": "Посланник заявил, что обе стороны договорились прекратить огонь вокруг порта.",
}


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "هدنة",
        "قوات تقصف مدينة",
        ARABIC.replace("ي", "ی").replace("ك", "ک")[:70] + " " + ARABIC * 8,
        ARABIC + " https://example.org/a/long/address/of/a/page (Reuters, AFP)",
        "\ufe8d\ufedf\ufecc\ufea8\ufee2",
    ],
)
def test_arabic_passes(text: str) -> None:
    refuse_foreign(text)


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_another_language_is_named(language: str, text: str) -> None:
    with pytest.raises(LanguageError, match=language):
        refuse_foreign(text)


@pytest.mark.parametrize("text", ["123 456", "...", "🌍🌍"])
def test_no_words_are_no_report(text: str) -> None:
    with pytest.raises(LanguageError, match="not one word"):
        refuse_foreign(text)


@pytest.mark.parametrize(
    "text", [ARABIC.encode().decode("cp1256", "replace"), ARABIC.encode().decode("latin-1"),
             ARABIC.encode("cp1256").decode("latin-1")]
)  # fmt: skip
def test_letters_that_were_decoded_wrongly_are_seen(text: str) -> None:
    with pytest.raises(EncodingError, match="original"):
        refuse_foreign(text)


def test_plain_arabic_never_loads_the_language_identifier() -> None:
    code = f"import sys, waqai.intake as r; r.read_bytes({ARABIC.encode()!r}); print('py3langid' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
