"""Whether parties can be the speakers of a reporting word: by what stands between, and by gender and number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waqai.claims.scene import Party, Scene, starting_in
from waqai.claims.subjects import OWN_SUBJECT, Arguments
from waqai.claims.syntax import opens_speech, preposition_of
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Sentence, Token, fold

Parties = Sequence[Party]

_COMMAS = frozenset("،,")
_QUOTING = frozenset('«»"“”')
#: Marks that may close a quoted name.
CLOSING = frozenset('»"”')
#: How a paper is somebody's: تقرير للمنظمة، تقرير من المنظمة، بيان صادر عن المنظمة.
_BY = frozenset({"", fold("ل"), fold("من"), fold("عن")})
#: Within how many words, itself the first, a paper names whose it is.
_PAPER = 4
#: A party joined by و may stand this far behind the one before it (مصادر في الشرطة ومسعفون).
_JOINED = 2
#: A clause is opened by whatever has no verb this many words before it.
_OPENING = 4


def agree(scene: Scene, word: Token, parties: Parties) -> bool:
    """Whether a verb or participle that stands behind its speakers, or without them, can speak of `parties`.

    Where the form of either does not say, it can.
    """
    return len(parties) != 1 or not _clashes(word, parties[0], scene.tokens[parties[0].mention.head])


def _clashes(word: Token, party: Party, head: Token) -> bool:
    person = party.mention.kind is EntityKind.PERSON
    if person and not party.mention.title:
        return word.number == "p"
    if word.number == "p":
        return person and head.number != "p"
    if word.gender == "m" or (word.upos != "VERB" and not word.gender):
        return head.gender == "f" or head.number == "p"
    return word.gender == "f" and head.gender == "m" and (person or head.number == "p")


def stands_behind(scene: Scene, first: int, party: Party) -> bool:
    """Whether a party can be the subject of a verb that ends at token `first`.

    Nothing may stand between but when it was said, a paper that says it (بيان الوزارة), or a word such as "some";
    before a title the name of who bears it, or what is said with a preposition (أقر بالخطأ وزير الدفاع).
    """
    between = scene.tokens[first : party.first]
    governed = any(_governed(token) for token in scene.tokens[first - 1 : min(first + 1, party.first)])
    if party.mention.title and (governed or not any(token.definite for token in between)):
        return True
    timed = {at for row in starting_in(scene.times, first, party.first) for at in range(row.first, row.last)}
    return all(token.index in timed or is_document(token) or _counts(token) for token in between)


def in_paper(scene: Scene, first: int, party: Party, governor: str) -> bool:
    """Whether what stands right behind a verb, at token `first`, is a paper of the party (تحدث تقرير للمنظمة)."""
    between = scene.tokens[first : party.first]
    clear = all(token.kind == "word" or token.plain in _QUOTING for token in between)
    whose = bool(between) and is_document(between[0]) and governor in _BY and len(between) <= _PAPER
    return whose and clear and not any(token.upos in {"VERB", "SCONJ"} for token in between)


def joined_behind(scene: Scene, parties: Parties) -> tuple[tuple[Party, ...], int]:
    """Return the first party and those joined to it by و, and the token after them."""
    speakers, end = [parties[0]], parties[0].last
    for party in parties[1:]:
        if party.first < end:
            continue
        gap = scene.tokens[end : party.first]
        near = len(gap) <= _JOINED and all(token.kind == "word" and token.upos != "VERB" for token in gap)
        if near and scene.tokens[party.first].conjunction == "و":
            speakers.append(party)
        elif not near:
            break
        if speakers[-1] is party:
            end = party.last
    return tuple(speakers), end


def _governed(token: Token) -> bool:
    return bool(token.preposition) or token.upos == "ADP"


def is_document(token: Token) -> bool:
    """Whether the word is a paper or a speech that itself may be said to say (البيان، التقرير)."""
    return not folded_words_of("document").isdisjoint(token.keys)


def _counts(token: Token) -> bool:
    return token.kind in {"punct", "number"} or not folded_words_of("portion").isdisjoint((token.stem, token.fold))


def is_elided(scene: Scene, sentence: Sentence, last: int) -> bool:
    """Whether a verb that ends before token `last` names no subject: what is said, or how, stands behind it at once."""
    if last >= sentence.last:
        return True
    token = scene.tokens[last]
    document = is_document(token) and token.definite
    return document or opens_speech(token) or token.kind == "punct" or token.upos == "SCONJ" or _governed(token)


def subjects_before(arguments: Mapping[int, Arguments], first: int, index: int) -> Iterator[Parties]:
    """Yield the subjects of the verbs in tokens `[first, index)` that have one of their own, the last first."""
    for verb in range(index - 1, first - 1, -1):
        found = arguments.get(verb)
        if found and found.subject and found.how in OWN_SUBJECT:
            yield found.subject


def opening(scene: Scene, sentence: Sentence, colon: int) -> tuple[Party, ...]:
    """Return the party that a headline opens with, set off by the colon at token `colon` (الوزير: لا عودة للقتال)."""
    first = scene.parties_in(sentence.first, sentence.first + 1) if sentence.heading else ()
    return tuple(party for party in first if party.last == colon)[:1]


def in_front(scene: Scene, sentence: Sentence, verb: int) -> tuple[Party, ...]:
    """Return the speaker whom a clause between commas parts from the verb (لكن مسؤولا، رفض ذكر اسمه، قال), or أما does.

    The verb may stand behind قد (وكان المرصد، ومقره لندن، قد أعلن).
    """
    tokens = scene.tokens
    if tokens[sentence.first].fold in folded_words_of("as_for") and "ف" in tokens[verb].prefixes:
        return tuple(scene.outer_in(sentence.first + 1, sentence.first + 2))
    comma = verb - 1 - (tokens[verb - 1].fold in folded_words_of("already"))
    if comma <= sentence.first or tokens[comma].plain not in _COMMAS:
        return ()
    before = scene.outer_in(sentence.first, comma)
    for party in reversed(before):
        if party.last < comma and tokens[party.last].plain in _COMMAS and _opens_clause(scene, sentence, party):
            return (party,) if agree(scene, tokens[verb], [party]) else ()
    return _set_apart(scene, sentence, before, verb)


def _set_apart(scene: Scene, sentence: Sentence, before: Parties, verb: int) -> tuple[Party, ...]:
    """Return the party that opens a sentence and that a comma parts from its verb (لكن مصدرا في الجيش، قال)."""
    party = next(iter(before), None)
    if party is None or not _opens_clause(scene, sentence, party) or not agree(scene, scene.tokens[verb], [party]):
        return ()
    comma = next((at for at in range(party.last, verb) if scene.tokens[at].plain in _COMMAS), verb)
    return () if any(token.upos == "VERB" for token in scene.tokens[party.last : comma]) else (party,)


def _opens_clause(scene: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a party is the first noun of its clause: no verb but "was" and no preposition before it."""
    before = scene.tokens[max(sentence.first, party.first - _OPENING) : party.first]
    clear = all(token.upos != "VERB" or token.stem in folded_words_of("auxiliary") for token in before)
    governed = bool(before) and before[-1].upos in {"NOUN", "PROPN", "ADJ"}
    return clear and not governed and not preposition_of(scene.tokens, party.first, sentence)
