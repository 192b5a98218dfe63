"""Whether parties can be the speakers of a reporting word: by what stands between, and by gender and number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from waqai.claims.scene import Party, Scene, starting_in
from waqai.claims.subjects import OWN_SUBJECT, Arguments
from waqai.claims.syntax import opens_speech
from waqai.lexicon.words import folded_words_of
from waqai.model import EntityKind, Sentence, Token

Parties = Sequence[Party]


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
