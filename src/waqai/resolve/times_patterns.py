"""The patterns of single time phrases, over the symbols that `times_symbols` gives.

W weekday · T today · D yesterday, tomorrow · X tonight · Z last night · P p part of a day (p: as an adverb) · c clock
· K N O 4 # 5 printed clock time, count, ordinal, year, date, part of a date · o late or early hours · ~ ` time zone
j s y day, month, year · S Y V the month, the year, the week or another unit · U other units · u d two of them · G the
units, plural · 0 pair (عامي) · x half, quarter · A adjective · + "only", "at least"
M m month · H h Hijri month (m, h: also common words) · E season · 9 decade · * feast · @ era · Q } early, late, end
B F C J past, next, current, latest · R same, following · I w this, that · v r vague phrases · _ eve, morrow
i since · b before · a after · k during · e in · t until · f from · g to · n between · l whole · z for · q about
& < > the clitics و ل ب · ^ upon · % period · ! outset · ' lasting · | every · ; reign · $ dated · . any other word
"""

from __future__ import annotations

import re
from typing import Final

_PAIR: Final = r"[Mm](?:[/-][Mm]|\([Mm]\))"
_MONTH: Final = rf"(?:s?{_PAIR}|sm|s?M[Mm]?)"
_ANY_MONTH: Final = rf"s?(?:{_PAIR}|[Mm]{{1,2}})"
_YEAR: Final = r"(?:f?<?[yY][4N]|,?4)@?"
_RELATIVE: Final = r"(?:f?Y[BFC],?4|f?[YS][BFCRJ]|f?I[YS]|fw[YS]|[BFCJ])"
_TAIL: Final = rf"(?:{_YEAR}|{_RELATIVE})?"
_DATE: Final = rf"[NO](?:[f-]?{_ANY_MONTH}{_TAIL}|/[Mm](?:/4)?@?|/N/4@?)"
_HIJRI: Final = r"[NO](?:f?s?[Hh](?:f?[yY]?[N4]@?)?|/[Hh]/[N4]@?|/N/[N4]@)"
_OF_MONTH: Final = r"[NO]f?(?:[SY][BFC]|IS)"
DATED: Final = re.compile(rf"#|{_DATE}|{_HIJRI}")
_FIGURES: Final = r"#@?"
_ZONE: Final = r"(?:\([NOK4][pP]?(?:~|`\.)*\)|~|`\.)*"
_HALF: Final = r"(?:&[Nx]U?)?"
_HOUR: Final = (
    rf"cq?(?:[NO4K](?::N)?(?:&?[Nx]U?)?|\([NOK]\))|(?:(?<=[eitgfbanq])[ON]{_HALF}|K)(?=f?[pP])"
    rf"|[ON]{_HALF}(?=e?f?[pP](?!f?[WTDj]))|(?<![yYS])O&x"
)
_CLOCK: Final = rf"(?:{_HOUR}){_ZONE}"
_END: Final = r'(?=[,"\n]|$)'
_PART: Final = r"(?:e?(?:o|q)f?)?(?:Q?-?I?P(?:f)?)?"
_BRACKET: Final = rf"(?:,?\$?\(?\$?j?(?:{_DATE}|{_HIJRI}|#)(?:-[Mm])?@?\)?){{0,2}}"
_WEEKDAY: Final = r"j?W(?:[/-]?W|&W)?O?(?:[BFCJ]|fV[BF])?"
_DAY: Final = rf"(?:I?T(?!B)(?:\(W\)|,?W)?|j?D(?:\(W\)|,?W)?|0W(?:&|\.)j?W|{_WEEKDAY})"
_DAY_RANGE: Final = rf"[fn]?j?[NO](?:[g&t]|-)j?(?:{_DATE}|{_OF_MONTH})"
_BEFORE: Final = rf"(?:{_CLOCK}[pP]?{_ZONE},?e?f?)?{_PART}"
_AFTER: Final = rf"(?:[pP](?!f?[WTDIj]))?{_ZONE}(?:,?e?{_CLOCK}[pP]?)?"
_POSITION: Final = r"(?:(?:[Q}]|xO)f?)?"
_UNITS: Final = r"(?:[VSYGdcT]A*[NO]?A*[BFJ]|[VSY]C|N[UjsyGu]A*[BFJ]|I[VSYGd](?!R))"
_COUNT: Final = r"(?:[N4][UjsyuG](?:&x[Uyjs]?)?|u(?:&x[Uyjsu]?)?|[Ujsy]N(?![UjsyMmHh])|x[Uyjs]|[Ujsy]&x[Uyjs]?)"

#: The patterns by name, in the order in which they are tried.
PATTERNS: Final = {
    "until_now": r"v|r(?!,)",
    "until_hour": r"tc(?![qNO4K(])",
    "range": rf"{_BEFORE}{_DAY_RANGE}",
    "day": rf"{_BEFORE}{_DAY}(?!R){_AFTER}{_BRACKET}{_ZONE}",
    "date": rf"{_BEFORE}j?(?:{_DATE}|{_HIJRI}){_AFTER}|j[NO],[Mm]{_TAIL}",
    "short_date": r"(?<=[ej])5(?!\.)",
    "month_date": r"5",
    "day_of": r"j[NO](?![UjsyuGMmHhYSVx4N&/.-])",
    "end_day": rf"(?<=e)N{_END}|(?<=[egt<])O{_END}",
    "figures": rf"{_BEFORE}j?{_FIGURES}{_AFTER}",
    "of_month": rf"{_BEFORE}j?{_OF_MONTH}",
    "century": r"V(?:OfV[BFC]|O(?!f))",
    "week_of": rf"V[OJ]f(?:{_MONTH}{_TAIL}|I?[SY][BFC]?|[yY][4N])",
    "months": rf"(?:0{_ANY_MONTH}&{_ANY_MONTH}{_TAIL}|{_POSITION}{_ANY_MONTH}&{_ANY_MONTH}{_RELATIVE}"
    rf"|(?<=e){_ANY_MONTH}&{_ANY_MONTH})",
    "month": rf"{_POSITION}{_MONTH}{_TAIL}",
    "weak_month": rf"(?<=[eiktgb])(?:{_POSITION}m){_TAIL}",
    "weak_dated": rf"{_POSITION}[mh](?:{_YEAR}|{_RELATIVE})",
    "hijri": rf"{_POSITION}(?:s?H|sh|(?<=[eiktgb])h)(?:f?[yY]?[N4]@?|[BFC])?",
    "years": r"(?:[0U]4(?:,?&?4)*&[yY]?4|[yY]?4[-/]4(?![\d]))@?",
    "year": r"(?:(?:[Q}]|xO)f?)?(?:q?[yY][4N]|4|(?<=xOf)N)@?(?![Ujsyu])",
    "season": rf"{_POSITION}I?E(?:{_YEAR}|{_RELATIVE})",
    "bare_season": r"(?<=[eikb])E(?!\.)",
    "decade": r"(?:Qf?)?9(?:f?V[BFC])?",
    "same": r"(?:e?of?)?(?:Qf?)?(?:[TVSY]R|w[TVSYG]|I[TVSY]R)",
    "last_count": r"}(?:[N4][Ujsy]|u)",
    "relative": rf"(?:e?of?)?q?(?:(?:[Q}}]|xO)f?)?{_UNITS}(?:(?<=Y[BFC]),?4)?",
    "position": r"(?:[Q}]|xO)f?[SYV](?![BFCR])",
    "count": rf"q*{_COUNT}A*\+?",
    "unit": r"q*[Ujsy]A*\+?",
    "feast": rf"[jP%]?\*(?:\.{{0,3}}e?{_MONTH}{_TAIL}|e?[SVY][BFC])?",
    "night": r"(?:Q?f?)Z|X|IP",
    "hours": r"[fn]?c?[NOK][pP]?[gt&-]c?[NOK]e?f?[pP](?!f?[WTDj])",
    "clock": rf"(?:{_CLOCK}|K)[pP]?{_ZONE}",
    "part": r"(?:e?of?)?(?:Q?-?P|p)",
    "hour": r"e?o",
    "eve": r"_",
    "every": r"\|(?:[jUsyP])\+?",
}
_STARTS: Final = r"(?=[WTDXZMmHhQ}PpON4#5KcoqjsyUu0VYSGdEx9*%_|vrIw]|eo|tc|[fn][jNO])"
GRAMMAR: Final = re.compile(f"{_STARTS}(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in PATTERNS.items())})")
