"""How many were killed, wounded, held or driven out: people counted beside a word that says what happened to them.

Source: codebook §1.3, casualties, and §2, Victims and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from waqai.claims.headcounts import Headcount, conjoined, headcounts_in, none_told, of_people, own_number, together
from waqai.claims.scene import Scene
from waqai.claims.toll_gaps import (
    ASIDE,
    QUOTES,
    adverbial,
    besides,
    broken,
    numbers,
    unjoined,
    without_aside,
    without_asides,
    without_brackets,
)
from waqai.claims.toll_gaps import (
    leads as leads_on,
)
from waqai.claims.triggers import conditions_hold
from waqai.claims.words import casualty_readings, readable
from waqai.lexicon.cues import CasualtyWord, casualty_words
from waqai.lexicon.words import folded_words_of
from waqai.model import CasualtyFigure, CasualtyKind, Sentence, Token
from waqai.model.values import value

_REACH: Final = 6
_SUBJECT: Final = 4  # definite words of a subject that may stand between a verb and those it befell
_HURT: Final = {CasualtyKind.KILLED, CasualtyKind.WOUNDED}  # whose uncounted victims make a toll; refugees do not
_HELD: Final = {CasualtyKind.CAPTURED, CasualtyKind.DETAINED, CasualtyKind.DISPLACED}
_LET_GO: Final = 3  # words before people who were held in which it may be said that they were let go
_IN_TOTALS: Final = frozenset("\"«»“”'():،")  # marks that may stand between victims and how many they came to
_OF_SUBJECTS: Final = ("ون", "ان")
_TEENS: Final = 11  # from eleven on the counted noun is singular, and one more noun with it is counted too


@value(frozen=True, slots=True)
class Toll:
    """A casualty figure and the token of the word that says what happened."""

    index: int
    figure: CasualtyFigure


def tolls_in(scene: Scene, sentence: Sentence) -> list[Toll]:
    """Return the casualty figures of a sentence, in text order.

    What the counted people are called (12 جريحا) outweighs the verb beside them (سقط).
    """
    worded = readable(casualty_words(), scene.tokens[sentence.first : sentence.last])
    return sorted(_Reader(scene, sentence, worded).read(), key=lambda toll: toll.index) if worded else []


@dataclass
class _Reader:
    """Reads one sentence, of whose tokens only `worded` may say that something happened to people.

    `taken` holds which word each count serves.
    """

    scene: Scene
    sentence: Sentence
    worded: Sequence[int]
    counts: tuple[Headcount, ...] = ()
    words: dict[int, list[CasualtyWord]] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index in self.worded:
            readings = casualty_readings(self.scene.tokens[index])
            if readings and (found := list(self._words(index, readings))):
                self.words[index] = found
        self.counts = headcounts_in(self.scene, self.sentence) if self.words else ()

    def _words(self, index: int, readings: Sequence[CasualtyWord]) -> Iterator[CasualtyWord]:
        """Yield what a word may say happened to people, its own conditions met."""
        token = self.scene.tokens[index]
        parts = {word.form.part for word in readings}
        for word in readings:
            if word.form.part == "verb" and (word.form.person == "1" or token.upos not in {"VERB", "X", "NOUN"}):
                continue
            if word.form.part == "masdar" and "verb" in parts and token.upos == "VERB":
                continue  # أصابت, of a shell
            if token.conjunction and token.suffix and token.stem in folded_words_of("household"):
                continue  # مسلحون وأسرهم
            if word.form.part == "masdar" and self._word_before(index).stem in folded_words_of("attempted"):
                continue
            if word.form.part == "noun" and "verb" in parts and not (token.definite or token.suffix):
                continue  # قتلا, of two men
            if conditions_hold(word, self.scene.tokens, index, self.sentence):
                yield word

    def read(self) -> Iterator[Toll]:
        order = [(index, word) for index, words in self.words.items() for word in words]
        done: set[int] = set()
        for index, word in sorted(order, key=lambda row: (row[1].form.part != "noun", row[0])):
            if index in done:
                continue
            found = self._of_noun(index, word) if word.form.part == "noun" else self._of_event(index, word)
            for one in found:
                self.taken[one.first] = index
            for one in together(found):
                done.add(index)
                names = word.form.part == "noun" and index - one.last in {0, 1}
                span = self.scene.analysis.span(one.first, max(one.end, index + 1) if names else one.end)
                yield Toll(index, CasualtyFigure(CasualtyKind(word.kind), one.quantity, span))

    # --- nouns: what the people are called -------------------------------------------------------

    def _of_noun(self, index: int, word: CasualtyWord) -> list[Headcount]:
        """Read "ثلاثون قتيلا", "القتلى إلى ثلاثين", "مئات القتلى والجرحى" or a bare plural of victims."""
        held = self._word_before(index).fold in folded_words_of("held_in")
        if end := index - 1 if held else self._divided(index):
            return self._before(index - held, end)
        for count in self.counts:
            if self._free(count, index) and not count.bare and self._counts_noun(count, index):
                if word.kind in _HELD and index + 1 not in self.words and self._let_go(count):
                    return []
                return [count, *self._against(max(count.last, index + 1))]
        if total := self._total(index):
            return [total, *self._joined(total)]
        if fallen := self._fallen(index):
            return [fallen]
        return self._uncounted(index, word)

    def _uncounted(self, index: int, word: CasualtyWord) -> list[Headcount]:
        """Return the victims that a noun tells of by its own number, none where they are counted or there were none."""
        token = self.scene.tokens[index]
        if token.definite or token.suffix or word.kind not in _HURT or len(self.words[index]) > 1:
            return []
        if token.stem in folded_words_of("by_number"):
            return []
        counted = any(count.last == index and not count.bare for count in self.counts)
        if counted or none_told(self.scene, self.sentence, index):
            return []
        quantity = own_number(token)
        return [Headcount(index, index + 1, index + 1, quantity, bare=True)] if quantity else []

    def _let_go(self, count: Headcount) -> bool:
        """Whether the words before a count say that those held or driven out are so no more (أطلق سراح سبعة أسرى)."""
        before = self.scene.tokens[max(self.sentence.first, count.first - _LET_GO) : count.first]
        return any(token.stem in folded_words_of("let_go") for token in before)

    def _total(self, index: int) -> Headcount | None:
        """Return what the number of victims came to: حصيلة القتلى 12; الجرحى البالغ عددهم 30; القتلى هم سبعة جنود."""
        tallied = self._word_before(index).stem in folded_words_of("tally")
        for count in self.counts:
            if count.first <= index or count.bare or not self._free(count, index):
                continue
            gap = self.scene.tokens[index + 1 : count.first]
            if len(gap) > _REACH or any(token.kind == "punct" and token.plain not in _IN_TOTALS for token in gap):
                return None
            if gap and gap[-1].fold in folded_words_of("out_of"):
                continue  # من سبعة إلى عشرة
            return count if tallied or (gap and numbers(gap[-1])) else None
        return None

    def _fallen(self, index: int) -> Headcount | None:
        """Return those of whom the noun is said: سقط خمسة من العاملين قتلى."""
        for count in self.counts if not self.scene.tokens[index].conjunction else ():
            verb = any(word.people and word.form.part == "verb" for word in self.words.get(count.first - 1, ()))
            if verb and not count.bare and count.last < index and self._free(count, index):
                gap = self.scene.tokens[count.last : index]
                return None if len(gap) > ASIDE or broken(gap) else count
        return None

    def _word_before(self, index: int) -> Token:
        """Return the word before one, itself where it is the first of the sentence."""
        return self.scene.tokens[max(self.sentence.first, index - 1)]

    def _divided(self, index: int) -> int:
        """Return the token behind a count that the word and another divide (سبعة سقطوا بين قتيل وجريح), 0 for none."""
        tokens = self.scene.tokens
        ahead = index + 1 in self.words and tokens[index + 1].conjunction == "و"
        behind = index - 1 in self.words and tokens[index].conjunction == "و"
        place = index - 1 if ahead else index - 2 if behind else -1
        if place <= self.sentence.first or tokens[place].fold != "بين":
            return 0
        return place - 1 if place - 1 in self.words else place

    def _counts_noun(self, count: Headcount, index: int) -> bool:
        tokens = self.scene.tokens
        if count.last == index and not tokens[index].conjunction:
            return True
        if count.last == index - 1 and self._shares(count, index):
            return True
        return count.last < index <= count.last + 2 and not broken(tokens[count.last : index + 1])

    def _shares(self, count: Headcount, index: int) -> bool:
        """Whether a second noun is under the same count: مئات القتلى والجرحى, but not ثلاثة قتلى وجريح."""
        token, before = self.scene.tokens[index], self.scene.tokens[index - 1]
        if token.conjunction != "و" or index - 1 not in self.words:
            return False
        return (token.definite and before.definite) or (count.quantity.low >= _TEENS and not before.definite)

    def _against(self, start: int) -> Iterator[Headcount]:
        """Yield the toll of the other side: مقابل سبعة في صفوف الجيش."""
        for count in self.counts:
            before = self.scene.tokens[count.first - 1] if count.first > start else None
            if before and before.fold in folded_words_of("against") and not count.bare and self._free(count, -1):
                yield count
                return

    # --- verbs and verbal nouns: what befell them ------------------------------------------------

    def _of_event(self, index: int, word: CasualtyWord) -> list[Headcount]:
        """Read "قتل سبعة أشخاص", "مقتل جندي", "خمسة مدنيين قتلوا" and those told with them (… وجندي)."""
        found = self._befallen(index, word)
        return [count for count in found if of_people(self.scene, count)] if word.people else found

    def _befallen(self, index: int, word: CasualtyWord) -> list[Headcount]:
        verb = word.form.part == "verb"
        if verb and self._told_before(index, word):
            return self._before(index)
        before = self._word_before(index).fold
        if before in folded_words_of("held_in") and (found := self._before(index - 1)):
            return found
        if found := self._behind(index, self._reached(index) if not verb else index):
            return found
        driven = before == "الي" and word.kind is CasualtyKind.DISPLACED  # دفع الآلاف إلى النزوح
        forced = before == "علي" or driven or before in folded_words_of("held_in")  # أجبر الآلاف على; قيد الاعتقال
        return self._before(index - forced) if verb or forced else []

    def _told_before(self, index: int, word: CasualtyWord) -> bool:
        """Whether those whom a verb befell can only stand before it: قتلوا, احتجزهم; جنديا قتل وأصيب آخرون."""
        if self.scene.tokens[index].suffix:
            return True
        if word.form.number in {"p", "d"}:
            behind = next((count for count in self.counts if count.first == index + 1), None)
            return behind is None or conjoined(self.scene.tokens[behind.first])  # but قتلوا شرطيا
        joined = self._skip_joined(index) > index + 1
        return joined and any(count.last == index and self._free(count, index) for count in self.counts)

    def _reached(self, index: int) -> int:
        """Return the word that leads from an act to whom it reached (اعتقالات طالت), else the act itself."""
        ahead = self.scene.tokens[index + 1 : min(self.sentence.last, index + _SUBJECT)]
        return next((token.index for token in ahead if token.fold in folded_words_of("reaching")), index)

    def _behind(self, index: int, leads: int) -> list[Headcount]:
        """Return those told behind a word, or behind the one that leads from it to them."""
        start = self._skip_joined(index) if leads == index else leads + 1
        if start < self.sentence.last and leads_on(self.scene.tokens[start]):
            start += 1
        for count in self.counts:
            if count.first < start or not self._free(count, index):
                continue
            gap = self.scene.tokens[start : count.first]
            if not count.bare:
                gap = without_aside(gap)
            if len(gap) > _REACH or broken(gap):
                return []
            if self._does_it(index, count):
                continue
            if not count.bare or self._only_subject(start, count.first):
                return [count, *self._joined(count)]
        return []

    def _does_it(self, index: int, count: Headcount) -> bool:
        """Whether a person right behind a verb is its subject, for somebody else is its object (خطف مسلحون طبيبا)."""
        first = self.scene.tokens[count.first]
        subject = first.definite or first.plain.endswith(_OF_SUBJECTS)
        reach = count.last + (not first.definite)
        return (count.bare and subject and count.first == index + 1) and any(
            count.last <= other.first <= reach and not conjoined(self.scene.tokens[other.first])
            for other in self.counts
        )

    def _skip_joined(self, index: int) -> int:
        """Step over words that share what follows: مقتل وإصابة العشرات."""
        at = index + 1
        while at < self.sentence.last and at in self.words and self.scene.tokens[at].conjunction == "و":
            at += 1
        return at

    def _only_subject(self, first: int, last: int) -> bool:
        """Whether nothing but the subject of a verb stands in tokens `[first, last)`."""
        named = {at for party in self.scene.outer_in(first, last) for at in range(party.first, party.last)}
        between = [token for token in self.scene.tokens[first:last] if token.index not in named]
        gap = [token for token in between if not (adverbial(token) or leads_on(token) or token.plain in QUOTES)]
        return len(gap) <= _SUBJECT and all(token.definite and not token.preposition for token in gap)

    def _joined(self, count: Headcount) -> Iterator[Headcount]:
        last = count
        for other in self.counts:
            if other.first < last.last or not self._free(other, -1):
                continue
            gap = self._between(last, other)
            if gap is None or len(gap) > _REACH or broken(gap) or self._named(other):
                return
            if other.bare and (len(gap) > 1 or last.quantity.low >= _TEENS):
                return
            yield other
            last = other

    def _named(self, count: Headcount) -> bool:
        """Whether the noun of a count says itself what happened to them: … و159 جريحا."""
        return not count.bare and any(word.form.part == "noun" for word in self.words.get(count.last, ()))

    def _between(self, count: Headcount, other: Headcount) -> Sequence[Token] | None:
        """Return what stands between two told together (، و12 جنديا; إضافة إلى السائق), None if they are not."""
        gap = self.scene.tokens[count.last : other.first]
        for phrase in besides():
            if tuple(token.fold for token in gap[-len(phrase) :]) == phrase:
                return gap[: -len(phrase)]
        if [token.fold for token in gap] == ["مع"]:
            return ()
        if not conjoined(self.scene.tokens[other.first]):
            return None
        gap = without_brackets(gap)
        pause = bool(gap) and gap[-1].plain == "،"
        return gap[:-1] if pause else gap

    def _before(self, index: int, end: int = 0) -> list[Headcount]:
        """Return the subjects that stand before their verb, or before token `end`, the last one nearest."""
        found: list[Headcount] = []
        end = end or index
        for count in reversed(self.counts):
            if count.last > end or not self._free(count, index):
                continue
            gap = without_asides(self.scene.tokens[count.last : end])
            if len(gap) > _REACH or broken(gap if count.bare else unjoined(gap)):
                break
            if count.bare and not self._befalls(index):
                break
            found.append(count)
            if not conjoined(self.scene.tokens[count.first]):
                break
            end = count.first
        return found[::-1]

    def _befalls(self, index: int) -> bool:
        """Whether nothing that could be an object stands behind the verb, so that its subject is who it befell."""
        after = self.scene.tokens[index + 1] if index + 1 < self.sentence.last else None
        return (
            after is None or after.kind == "punct" or after.upos == "ADP" or bool(after.preposition) or conjoined(after)
        )

    def _free(self, count: Headcount, index: int) -> bool:
        """Whether a count serves no other word, or one joined to this one."""
        taker = self.taken.get(count.first)
        if taker is None:
            return True
        low, high = min(taker, index), max(taker, index)
        return low >= 0 and self._skip_joined(low) > high
