"""Lets a large encoder teach the finder and the reader: writes what it says of words and parts of unannotated reports.

    python tools/teach.py ENCODER GOLD --with DIR --reports REPORTS.jsonl.xz --out lessons.jsonl

ENCODER is a folder (or a name that transformers can load) of a masked language model. It is adapted to the unlabelled
reports by guessing hidden pieces, then trained on the annotated ones, once for each fold without it and once on all, to
say which words tell an event and who takes which part in it. What it writes `waqai train finder --lessons` and `waqai
train reader --lessons` read. Needs torch and transformers, which waqai itself never does; a GPU helps.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModelForMaskedLM, AutoTokenizer

from waqai.claims.context import Context
from waqai.claims.finder import TYPES
from waqai.claims.reading import PARTS
from waqai.evaluate import GoldReport, read_gold
from waqai.model import Report
from waqai.pipeline import context_of
from waqai.scorer import Models, shipped_models
from waqai.train.apart import apart_from
from waqai.train.finder_samples import annotated_text
from waqai.train.reader import unlabelled_in
from waqai.train.reader_samples import Lesson, gold_lessons, open_lessons
from waqai.train.readers import FOLDS
from waqai.train.samples import annotate

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
#: Pieces of a stretch that are its own, and of the sentences before and after that are only looked at.
OWN, BEFORE, BEHIND, LONGEST = 120, 70, 40, 380
BATCH = 32
HIDDEN_SHARE, MASKED_SHARE, LEAST = 0.2, 0.06, 0.01
FARTHEST, WIDE = 40, 256
IGNORED = -100
Told = Mapping[tuple[int, str], float]


@dataclass(frozen=True, slots=True)
class Text:
    """A report as the encoder sees it: pieces of every word, what its words tell, and the questions on its parts."""

    text: str
    starts: Sequence[int]
    pieces: Sequence[Sequence[int]]
    sentences: Sequence[tuple[int, int]]
    sorts: Mapping[int, str]
    told: Told
    lessons: Sequence[Lesson]

    @classmethod
    def of(cls, context: Context, told: Told, lessons: Iterable[Lesson], tokenizer: Any) -> Text:
        """Return a report that waqai has read."""
        tokens = context.scene.tokens
        pieces = [tokenizer.encode(token.plain, add_special_tokens=False)[:8] for token in tokens]
        return cls(
            context.scene.analysis.text,
            [token.span.start for token in tokens],
            [own or [tokenizer.unk_token_id] for own in pieces],
            [(sentence.first, sentence.last) for sentence in context.scene.analysis.sentences],
            {party.first: str(party.mention.kind) for party in reversed(context.scene.parties)},
            told,
            list(lessons),
        )


@dataclass(frozen=True, slots=True)
class Question:
    """May the filler at one word of a stretch take the `part` of the trigger at another? `key` finds the answer."""

    trigger: int
    filler: int
    part: int
    kind: str
    sort: str
    answer: float
    key: tuple[int, str, str, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `[first, last)` of a text, of which `[own_first, own_last)` are its own."""

    text: int
    first: int
    own: tuple[int, int]
    ids: Sequence[int]
    firsts: Sequence[int]
    told: Sequence[tuple[int, int]]
    questions: Sequence[Question] = field(repr=False)


def stretches_of(number: int, text: Text, tokenizer: Any) -> Iterator[Stretch]:
    """Yield a text in stretches of whole sentences, each with some of what stands around it."""
    upto = [0, *accumulate(len(own) for own in text.pieces)]
    for first, last in _owns(text.sentences, upto):
        begins = [a for a, _ in text.sentences if a < first and upto[first] - upto[a] <= BEFORE]
        ends = [b for _, b in text.sentences if b > last and upto[b] - upto[last] <= BEHIND]
        left, right = min(begins, default=first), max(ends, default=last)
        ids = [piece for own in text.pieces[left:right] for piece in own]
        yield Stretch(
            number,
            left,
            (first - left, last - left),
            [tokenizer.cls_token_id, *ids, tokenizer.sep_token_id],
            [at - upto[left] + 1 for at in upto[left:right]],
            [(at - left, TYPES.index(kind)) for (at, kind) in text.told if first <= at < last],
            list(_questions(text, (first, last), (left, right))),
        )


def _owns(sentences: Sequence[tuple[int, int]], upto: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield as many whole sentences as fit, and too long ones in pieces."""
    first = last = 0
    for a, b in sentences:
        if last > first and upto[b] - upto[first] > OWN:
            yield first, last
            first = a
        last = b
        while upto[last] - upto[first] > LONGEST:
            cut = max(at for at in range(first + 1, last) if upto[at] - upto[first] <= LONGEST)
            yield first, cut
            first = cut
    if last > first:
        yield first, last


def _questions(text: Text, own: tuple[int, int], seen: tuple[int, int]) -> Iterator[Question]:
    for lesson in text.lessons:
        for (part, filler), answer in lesson.answers.items():
            if own[0] <= lesson.at < own[1] and seen[0] <= filler < seen[1]:
                spots = (lesson.at - seen[0], filler - seen[0], PARTS.index(part))
                key = (text.starts[lesson.at], lesson.kind, part, text.starts[filler])
                yield Question(*spots, lesson.kind, text.sorts.get(filler, ""), answer, key)


class Teacher(nn.Module):
    """An encoder that says which words tell an event of which type, and which words take a part in it."""

    def __init__(self, encoder: Any, kinds: Sequence[str], sorts: Sequence[str]) -> None:
        """Take over a masked language model's encoder; `kinds` of triggers and `sorts` of parties have a row each."""
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder.base_model
        self.kinds = {kind: row for row, kind in enumerate(kinds, start=1)}
        self.sorts = {sort: row for row, sort in enumerate(sorts, start=1)}
        self.kind, self.sort = nn.Embedding(len(kinds) + 1, 32), nn.Embedding(len(sorts) + 1, 16)
        self.distance = nn.Embedding(2 * FARTHEST + 1, 24)
        self.trigger, self.filler = nn.Linear(size, WIDE), nn.Linear(size, WIDE)
        self.hidden, self.part = nn.Linear(3 * WIDE + 72, WIDE), nn.Linear(WIDE, len(PARTS))
        self.drop = nn.Dropout(0.2)
        self.told = nn.Linear(size, len(TYPES))
        nn.init.constant_(self.told.bias, -4.0)
        nn.init.constant_(self.part.bias, -1.5)

    def forward(self, batch: Batch) -> tuple[Any, Any]:
        """Return log-odds of each type for every word, [text, word, type], and of the part of every question."""
        state = self.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        words = state.gather(1, batch.firsts[..., None].expand(-1, -1, state.shape[-1]))
        row, trigger, filler, part = batch.spots
        here, there = self.trigger(words[row, trigger]), self.filler(words[row, filler])
        away = (filler - trigger).clamp(-FARTHEST, FARTHEST) + FARTHEST
        kinds = [self.kinds.get(question.kind, 0) for question in batch.questions]
        sorts = [self.sorts.get(question.sort, 0) for question in batch.questions]
        told = [self.kind(_numbers(kinds)), self.sort(_numbers(sorts)), self.distance(away)]
        seen = torch.cat([there, here, there * here, *told], dim=-1)
        odds = self.part(self.drop(nn.functional.gelu(self.hidden(self.drop(nn.functional.gelu(seen))))))
        return self.told(words), odds.gather(1, part[:, None])[:, 0]


@dataclass(frozen=True, slots=True)
class Batch:
    """Stretches as tensors: pieces, which are no padding, first pieces of words, which words count, what they tell."""

    stretches: Sequence[Stretch]
    ids: Any
    mask: Any
    firsts: Any
    own: Any
    told: Any
    spots: Any
    questions: Sequence[Question]

    @classmethod
    def of(cls, stretches: Sequence[Stretch], pad: int) -> Batch:
        """Lay out some stretches; `pad` fills the shorter ones."""
        wide, long = max(len(one.firsts) for one in stretches), max(len(one.ids) for one in stretches)
        own = torch.zeros(len(stretches), wide)
        told = torch.zeros(len(stretches), wide, len(TYPES))
        for row, one in enumerate(stretches):
            own[row, one.own[0] : one.own[1]] = 1.0
            for word, kind in one.told:
                told[row, word, kind] = 1.0
        asked = [(row, q) for row, one in enumerate(stretches) for q in one.questions]
        spots = torch.tensor([(row, q.trigger, q.filler, q.part) for row, q in asked], dtype=torch.long).view(-1, 4)
        return cls(
            stretches,
            torch.tensor([[*one.ids, *[pad] * (long - len(one.ids))] for one in stretches]).to(DEVICE),
            torch.tensor([[1] * len(one.ids) + [0] * (long - len(one.ids)) for one in stretches]).to(DEVICE),
            torch.tensor([[*one.firsts, *[0] * (wide - len(one.firsts))] for one in stretches]).to(DEVICE),
            own.to(DEVICE),
            told.to(DEVICE),
            spots.T.to(DEVICE),
            [q for _, q in asked],
        )


def _numbers(rows: Sequence[int]) -> Any:
    return torch.tensor(rows, dtype=torch.long, device=DEVICE)


def batches(stretches: Sequence[Stretch], pad: int, *, mixed: bool = True) -> Iterator[Batch]:
    """Yield all stretches in batches, in an order by chance if `mixed`."""
    order = list(stretches)
    if mixed:
        random.shuffle(order)
    for at in range(0, len(order), BATCH):
        yield Batch.of(order[at : at + BATCH], pad)


def adapt(model: Any, stretches: Sequence[Stretch], tokenizer: Any, passes: int) -> None:
    """Let a masked language model guess hidden pieces."""
    optimiser, schedule = _optimiser(model, max(1, passes * -(-len(stretches) // BATCH)), 3e-4)
    model.train()
    for _ in range(passes):
        for batch in batches(stretches, tokenizer.pad_token_id):
            hidden = (torch.rand(batch.ids.shape, device=DEVICE) < HIDDEN_SHARE) & batch.mask.bool()
            labels = batch.ids.masked_fill(~hidden, IGNORED)
            shown = batch.ids.masked_fill(hidden, tokenizer.mask_token_id)
            loss = model(input_ids=shown, attention_mask=batch.mask, labels=labels).loss
            _step(loss, model, optimiser, schedule)


def fit(model: Teacher, stretches: Sequence[Stretch], tokenizer: Any, passes: int) -> Teacher:
    """Train a teacher on annotated stretches."""
    optimiser, schedule = _optimiser(model, max(1, passes * -(-len(stretches) // BATCH)), 2e-4)
    model.to(DEVICE).train()
    unsure = nn.functional.binary_cross_entropy_with_logits
    for _ in range(passes):
        for batch in batches(stretches, tokenizer.pad_token_id):
            masked = (torch.rand(batch.ids.shape, device=DEVICE) < MASKED_SHARE) & batch.mask.bool()
            batch.ids.masked_fill_(masked, tokenizer.mask_token_id)
            told, parts = model(batch)
            words = (unsure(told, batch.told, reduction="none").sum(-1) * batch.own).sum() / batch.own.sum()
            answers = torch.tensor([q.answer for q in batch.questions], device=DEVICE)
            _step(2 * words + (unsure(parts, answers) if len(answers) else 0.0), model, optimiser, schedule)
    return model


def _optimiser(model: nn.Module, steps: int, rate: float) -> tuple[Any, Any]:
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps + 1, pct_start=0.1)
    return optimiser, schedule


def _step(loss: Any, model: nn.Module, optimiser: Any, schedule: Any) -> None:
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    schedule.step()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a teacher says of one text, as the lines of lessons have it."""

    told: list[tuple[int, str, float]] = field(default_factory=list)
    roles: list[tuple[int, str, str, int, float]] = field(default_factory=list)


def labels(model: Teacher, texts: Sequence[Text], stretches: Sequence[Stretch], pad: int) -> list[Answers]:
    """Return what a teacher says of every text: of words from a small chance up, of parts all it was asked."""
    model.eval()
    found = [Answers() for _ in texts]
    for batch in batches(stretches, pad, mixed=False):
        with torch.no_grad():
            told, parts = (odds.sigmoid().cpu() for odds in model(batch))
        for row, one in enumerate(batch.stretches):
            for word, kind in (told[row, one.own[0] : one.own[1]] >= LEAST).nonzero().tolist():
                chance = round(float(told[row, one.own[0] + word, kind]), 3)
                start = texts[one.text].starts[one.first + one.own[0] + word]
                found[one.text].told.append((start, str(TYPES[kind]), chance))
        rows = batch.spots[0].tolist()
        for row, question, chance in zip(rows, batch.questions, parts.tolist(), strict=True):
            found[batch.stretches[row].text].roles.append((*question.key, round(chance, 3)))
    return found


def teach(
    encoder: str, gold: Sequence[GoldReport], texts: Iterable[Report], out: Path, passes: tuple[int, int]
) -> None:
    """Write the lessons: for every text a line for each fold, and one for no fold in particular."""
    tokenizer, models = AutoTokenizer.from_pretrained(encoder), shipped_models()
    language_model = AutoModelForMaskedLM.from_pretrained(encoder).to(DEVICE)
    known = [_annotated(report, models, tokenizer) for report in gold]
    others = [_open(report, models, tokenizer) for report in apart_from(texts, [report.report for report in gold])]
    unlabelled = [one for n, text in enumerate(others) for one in stretches_of(n, text, tokenizer)]
    adapt(language_model, unlabelled, tokenizer, passes[0])
    lessons = [lesson for text in known for lesson in text.lessons]
    sorts = sorted({sort for text in known for sort in text.sorts.values()})
    said: dict[int | None, list[Answers]] = {}
    for fold in (*range(FOLDS), None):
        seen = [one for n, text in enumerate(known) if n % FOLDS != fold for one in stretches_of(n, text, tokenizer)]
        teacher = Teacher(copy.deepcopy(language_model), sorted({lesson.kind for lesson in lessons}), sorts)
        fit(teacher, seen, tokenizer, passes[1])
        said[fold] = labels(teacher, others, unlabelled, tokenizer.pad_token_id)
    with out.open("w", encoding="utf-8") as file:
        for number, text in enumerate(others):
            for fold, answers in said.items():
                row = {"text": text.text, "fold": fold, "told": answers[number].told, "roles": answers[number].roles}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _annotated(report: GoldReport, models: Models, tokenizer: Any) -> Text:
    known = annotate(report, models)
    return Text.of(known.context, annotated_text(known).told, gold_lessons(known), tokenizer)


def _open(report: Report, models: Models, tokenizer: Any) -> Text:
    context = context_of(report, models)
    return Text.of(context, {}, open_lessons(context, models), tokenizer)


def main() -> None:
    """Read the command line and teach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--with", dest="beside", type=Path, action="append", default=[])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, nargs=2, default=(17, 5), help="over unlabelled and annotated reports")
    given = parser.parse_args()
    gold = [report for path in (given.gold, *given.beside) for report in read_gold(path)]
    teach(given.encoder, gold, unlabelled_in(given.reports), given.out, tuple(given.passes))


if __name__ == "__main__":
    main()
