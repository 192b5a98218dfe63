"""Lets a large encoder teach the reader: writes what it says of reports that nobody annotated.

    python tools/teach.py ENCODER GOLD --with DIR --reports REPORTS.jsonl.xz --out lessons.jsonl

ENCODER is a folder (or a name that transformers can load) of a masked language model. It is adapted to the unlabelled
reports by guessing hidden pieces, then trained on the annotated ones, once for each fold without it and once on all, to
say which words tell an event, who takes which part in it, which tellings are of one event and who is tied to whom. What
it writes `waqai train reader --lessons` reads. Needs torch and transformers, which waqai never does; a GPU helps.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModelForMaskedLM, AutoTokenizer

from waqai.claims.context import Context
from waqai.claims.reader import FARTHEST, GAPS, STEPS, TIES, TYPES, WIDEST
from waqai.claims.reading import PARTS
from waqai.evaluate import GoldReport, read_gold
from waqai.model import Report
from waqai.pipeline import context_of
from waqai.scorer import shipped_models
from waqai.train.apart import apart_from
from waqai.train.lessons import Said
from waqai.train.reader_arrays import Letters, Numbers, numbers_of
from waqai.train.reader_samples import Answers, Questions, annotated_study, open_questions
from waqai.train.readers import FOLDS
from waqai.train.samples import Annotated, annotate
from waqai.train.vectors import texts_in

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
#: Pieces of a stretch that are its own, and of the sentences before and after that are only looked at.
OWN, BEFORE, BEHIND, LONGEST = 120, 70, 40, 380
#: How many stretches are learnt from at once, those of a report together.
BATCH = 32
HIDDEN_SHARE, MASKED_SHARE, LEAST = 0.2, 0.06, 0.01
WIDE, WIDE_TIE = 256, 192
IGNORED = -100
#: What words, parts, same events and ties weigh beside each other.
WEIGHTS = (2.0, 1.0, 0.5, 0.7)


@dataclass(frozen=True, slots=True)
class Text:
    """A report as the encoder sees it: pieces of every word, the questions that it asks, and the answers if known."""

    text: str
    spans: Sequence[tuple[int, int]]
    pieces: Sequence[Sequence[int]]
    sentences: Sequence[tuple[int, int]]
    sorts: Mapping[int, str]
    questions: Questions
    answers: Answers | None

    @classmethod
    def of(cls, context: Context, questions: Questions, answers: Answers | None, tokenizer: Any) -> Text:
        """Return a report that waqai has read."""
        tokens = context.scene.tokens
        pieces = [tokenizer.encode(token.plain, add_special_tokens=False)[:8] for token in tokens]
        return cls(
            context.scene.analysis.text,
            [(token.span.start, token.span.end) for token in tokens],
            [own or [tokenizer.unk_token_id] for own in pieces],
            [(sentence.first, sentence.last) for sentence in context.scene.analysis.sentences],
            {party.first: str(party.mention.kind) for party in reversed(context.scene.parties)},
            questions,
            answers,
        )


def annotated_text(report: Annotated, tokenizer: Any) -> Text:
    """Return an annotated report with the answers to its questions."""
    study = annotated_study(report)
    return Text.of(report.context, study.questions, study.answers, tokenizer)


@dataclass(frozen=True, slots=True)
class Plan:
    """A text in stretches: the pieces of each, and of every word its stretch and where its first piece stands there."""

    text: Text
    numbers: Numbers
    stretches: Sequence[Sequence[int]]
    spots: Sequence[tuple[int, int]]


def plan_of(text: Text, letters: Letters, tokenizer: Any) -> Plan:
    """Cut a text into stretches of whole sentences, each with some of what stands around it."""
    upto = [0, *accumulate(len(own) for own in text.pieces)]
    stretches: list[Sequence[int]] = []
    spots: list[tuple[int, int]] = []
    for first, last in _owns(text.sentences, upto):
        begins = [a for a, _ in text.sentences if a < first and upto[first] - upto[a] <= BEFORE]
        ends = [b for _, b in text.sentences if b > last and upto[b] - upto[last] <= BEHIND]
        left, right = min(begins, default=first), max(ends, default=last)
        ids = [piece for own in text.pieces[left:right] for piece in own]
        spots += [(len(stretches), at - upto[left] + 1) for at in upto[first:last]]
        stretches.append([tokenizer.cls_token_id, *ids, tokenizer.sep_token_id])
    return Plan(text, numbers_of(text.questions, letters), stretches, spots)


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


class Joined(nn.Module):
    """Says something of what is joined: what two words are, and tables of what is known of them."""

    def __init__(self, wide: int, tables: Sequence[tuple[int, int]], hidden: int, out: int, odds: float) -> None:
        """Take how wide the words are, size and width of each table, and the log-odds to begin with."""
        super().__init__()
        self.tables = nn.ModuleList([nn.Embedding(size, width) for size, width in tables])
        self.hidden = nn.Linear(wide + sum(width for _, width in tables), hidden)
        self.out, self.drop = nn.Linear(hidden, out), nn.Dropout(0.2)
        nn.init.constant_(self.out.bias, odds)

    def forward(self, words: Sequence[Any], known: Any) -> Any:
        """Return log-odds; `known` has a column of rows for each table."""
        shown = [table(known[:, column]) for column, table in enumerate(self.tables)]
        seen = self.drop(nn.functional.gelu(torch.cat([*words, *shown], dim=-1)))
        return self.out(self.drop(nn.functional.gelu(self.hidden(seen))))


class Teacher(nn.Module):
    """An encoder that answers all that a report asks."""

    def __init__(self, encoder: Any, letters: Letters) -> None:
        """Take over a masked language model's encoder; `letters` number kinds of trigger and sorts of parties."""
        super().__init__()
        size, kinds, sorts = encoder.config.hidden_size, len(letters.kinds) + 1, len(letters.sorts) + 1
        self.encoder = encoder.base_model
        self.told = nn.Linear(size, len(TYPES))
        nn.init.constant_(self.told.bias, -4.0)
        self.trigger, self.filler, self.telling = (nn.Linear(size, WIDE) for _ in range(3))
        self.part = Joined(3 * WIDE, [(kinds, 32), (sorts, 16), (2 * FARTHEST + 1, 24)], WIDE, len(PARTS), -1.5)
        self.same = Joined(4 * WIDE, [(len(TYPES), 24), (GAPS + 1, 24), (STEPS + 1, 24)], WIDE, 1, -1.0)
        self.subject, self.object = nn.Linear(2 * size, WIDE_TIE), nn.Linear(2 * size, WIDE_TIE)
        known = [(sorts, 16), (sorts, 16), (2 * WIDEST + 1, 16), (4, 16)]
        self.tie = Joined(3 * WIDE_TIE, known, WIDE_TIE, len(TIES), -4.0)

    def forward(self, batch: Batch) -> tuple[Any, Any, Any, Any]:
        """Return log-odds: of each type for every word, of every part asked, same event, and each relation."""
        state = self.encoder(input_ids=batch.ids, attention_mask=batch.mask).last_hidden_state
        words = state[batch.spots[:, 0], batch.spots[:, 1]]
        return self.told(words), self._parts(words, batch), self._same(words, batch.same), self._ties(words, batch.ties)

    def _parts(self, words: Any, batch: Batch) -> Any:
        trigger, filler, part, kind = batch.parts.T
        here, there = self.trigger(words)[trigger], self.filler(words)[filler]
        far = (filler - trigger).clamp(-FARTHEST, FARTHEST) + FARTHEST
        odds = self.part([there, here, there * here], torch.stack([kind, batch.sorts, far], dim=1))
        return odds.gather(1, part[:, None])[:, 0]

    def _same(self, words: Any, asked: Any) -> Any:
        telling = self.telling(words)
        one, other = telling[asked[:, 0]], telling[asked[:, 1]]
        return self.same([one, other, one * other, (one - other).abs()], asked[:, 2:])[:, 0]

    def _ties(self, words: Any, asked: Any) -> Any:
        subject, other = (
            project(torch.cat([words[asked[:, at]], words[asked[:, at + 1]]], dim=-1))
            for project, at in ((self.subject, 0), (self.object, 2))
        )
        return self.tie([subject, other, subject * other], asked[:, 4:])


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts as tensors: pieces, which are no padding, where words stand, what is asked of them, all in one row."""

    plans: Sequence[Plan]
    ids: Any
    mask: Any
    spots: Any
    parts: Any
    sorts: Any
    same: Any
    ties: Any

    @classmethod
    def of(cls, plans: Sequence[Plan], letters: Letters, pad: int) -> Batch:
        """Lay out some texts; `pad` fills the shorter stretches."""
        ids, mask = _padded([ids for plan in plans for ids in plan.stretches], pad)
        begun = [0, *accumulate(len(plan.stretches) for plan in plans)]
        words = [0, *accumulate(len(plan.spots) for plan in plans)]
        spots = [(row + of, at) for plan, of in zip(plans, begun, strict=False) for row, at in plan.spots]
        sorts = [
            letters.sorts.get(plan.text.sorts.get(one.filler, ""), 0)
            for plan in plans
            for one in plan.text.questions.parts
        ]
        parts, same, ties = (
            np.concatenate([_moved(getattr(p.numbers, name), of, ends) for p, of in zip(plans, words, strict=False)])
            for name, ends in (("parts", 2), ("same", 2), ("ties", 4))
        )
        return cls(plans, ids, mask, *map(_numbers, (spots, parts, sorts, same, ties)))

    @property
    def answers(self) -> list[Any]:
        """What annotation answers, in the order of what a teacher says; below 0 where it does not."""
        known = [plan.text.answers for plan in self.plans if plan.text.answers]
        told = np.zeros((len(self.spots), len(TYPES)), np.float32)
        begun = 0
        for plan, answers in zip(self.plans, known, strict=True):
            for (at, kind), chance in (answers.told or {}).items():
                told[begun + at, TYPES.index(kind)] = chance
            begun += len(plan.spots)
        others = (np.concatenate([getattr(one, name) for one in known]) for name in ("parts", "same", "ties"))
        return [torch.tensor(rows, dtype=torch.float32, device=DEVICE) for rows in (told, *others)]


def _moved(rows: Any, by: int, ends: int) -> Any:
    """Return questions whose first columns, numbers of words, are counted over the whole batch."""
    return rows.astype(np.int64) + by * (np.arange(rows.shape[1]) < ends)


def _padded(rows: Sequence[Sequence[int]], pad: int) -> tuple[Any, Any]:
    """Return pieces and which of them are no padding."""
    long = max(map(len, rows))
    return (
        _numbers([[*row, *[pad] * (long - len(row))] for row in rows]),
        _numbers([[1] * len(row) + [0] * (long - len(row)) for row in rows]),
    )


def _numbers(rows: Any) -> Any:
    return torch.tensor(np.asarray(rows), dtype=torch.long, device=DEVICE)


def groups(plans: Sequence[Plan], *, mixed: bool = True) -> list[list[Plan]]:
    """Return all texts in groups for a batch each, in an order by chance if `mixed`."""
    order = random.sample(plans, len(plans)) if mixed else plans
    found: list[list[Plan]] = []
    room = 0
    for plan in order:
        if not found or room < len(plan.stretches):
            found.append([])
            room = BATCH
        found[-1].append(plan)
        room -= len(plan.stretches)
    return found


def adapt(model: Any, stretches: Sequence[Sequence[int]], tokenizer: Any, passes: int) -> None:
    """Let a masked language model guess hidden pieces."""
    optimiser, schedule = _optimiser(model, max(1, passes * -(-len(stretches) // BATCH)), 3e-4)
    model.train()
    for _ in range(passes):
        order = random.sample(stretches, len(stretches))
        for at in range(0, len(order), BATCH):
            ids, mask = _padded(order[at : at + BATCH], tokenizer.pad_token_id)
            hidden = (torch.rand(ids.shape, device=DEVICE) < HIDDEN_SHARE) & mask.bool()
            labels = ids.masked_fill(~hidden, IGNORED)
            shown = ids.masked_fill(hidden, tokenizer.mask_token_id)
            _step(model(input_ids=shown, attention_mask=mask, labels=labels).loss, model, optimiser, schedule)


def fit(model: Teacher, plans: Sequence[Plan], letters: Letters, tokenizer: Any, passes: int) -> Teacher:
    """Train a teacher on annotated texts."""
    order = [group for _ in range(passes) for group in groups(plans)]
    optimiser, schedule = _optimiser(model, max(1, len(order)), 2e-4)
    model.to(DEVICE).train()
    for group in order:
        batch = Batch.of(group, letters, tokenizer.pad_token_id)
        masked = (torch.rand(batch.ids.shape, device=DEVICE) < MASKED_SHARE) & batch.mask.bool()
        batch.ids.masked_fill_(masked, tokenizer.mask_token_id)
        missed = (_missed(odds, answers) for odds, answers in zip(model(batch), batch.answers, strict=True))
        _step(sum(weight * loss for weight, loss in zip(WEIGHTS, missed, strict=True)), model, optimiser, schedule)
    return model


def _missed(odds: Any, answers: Any) -> Any:
    """Return the cross-entropy of each question, summed over its answers; those below 0 are none."""
    each = nn.functional.binary_cross_entropy_with_logits(odds, answers.clamp(min=0), reduction="none")
    return (each * (answers >= 0)).sum() / max(1, len(answers))


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


def labels(model: Teacher, plans: Sequence[Plan], letters: Letters, pad: int) -> list[Said]:
    """Return what a teacher says of every text: from a small chance up of words and ties, else all it was asked."""
    model.eval()
    found = []
    for group in groups(plans, mixed=False):
        with torch.no_grad():
            said = [odds.sigmoid().cpu() for odds in model(Batch.of(group, letters, pad))]
        asked = [plan.numbers for plan in group]
        sizes = [tuple(map(len, (one.words, one.parts, one.same, one.ties))) for one in asked]
        split = [odds.split(list(own)) for odds, own in zip(said, zip(*sizes, strict=True), strict=True)]
        found += [lines_of(plan.text, *own) for plan, *own in zip(group, *split, strict=True)]
    return found


def lines_of(text: Text, told: Any, parts: Any, same: Any, ties: Any) -> Said:
    """Return chances as the lines of lessons have them."""
    spans, asked = text.spans, text.questions
    return Said(
        [(spans[word][0], str(TYPES[kind]), chance) for word, kind, chance in _likely(told)],
        [
            (spans[one.trigger][0], one.kind, one.part, spans[one.filler][0], round(chance, 3))
            for one, chance in zip(asked.parts, parts.tolist(), strict=True)
        ],
        [
            (spans[one.first][0], spans[one.second][0], str(one.type), round(chance, 3))
            for one, chance in zip(asked.same, same.tolist(), strict=True)
        ],
        [
            (*_ends(text, asked.ties[row].subject), *_ends(text, asked.ties[row].object), str(TIES[kind]), chance)
            for row, kind, chance in _likely(ties)
            if asked.ties[row].asked[kind]
        ],
    )


def _likely(chances: Any) -> Iterator[tuple[int, int, float]]:
    for row, column in (chances >= LEAST).nonzero().tolist():
        yield row, column, round(float(chances[row, column]), 3)


def _ends(text: Text, tokens: tuple[int, int]) -> tuple[int, int]:
    """Return where tokens `[first, last)` begin and end in the text."""
    return text.spans[tokens[0]][0], text.spans[tokens[1] - 1][1]


def teach(
    encoder: str, gold: Sequence[GoldReport], texts: Iterable[Report], out: Path, passes: tuple[int, int]
) -> None:
    """Write the lessons: for every text a line for each fold, and one for no fold in particular."""
    tokenizer, models = AutoTokenizer.from_pretrained(encoder), shipped_models()
    language_model = AutoModelForMaskedLM.from_pretrained(encoder).to(DEVICE)
    annotated = [annotated_text(annotate(report, models), tokenizer) for report in gold]
    contexts = (context_of(report, models) for report in apart_from(texts, [report.report for report in gold]))
    others = [Text.of(one, open_questions(one, models), None, tokenizer) for one in contexts if one.scene.tokens]
    letters = Letters.of([text.questions for text in annotated], ())
    known, unlabelled = ([plan_of(text, letters, tokenizer) for text in rows] for rows in (annotated, others))
    adapt(language_model, [ids for plan in unlabelled for ids in plan.stretches], tokenizer, passes[0])
    said: dict[int | None, list[Said]] = {}
    for fold in (*range(FOLDS), None):
        seen = [plan for number, plan in enumerate(known) if number % FOLDS != fold and plan.spots]
        teacher = fit(Teacher(copy.deepcopy(language_model), letters), seen, letters, tokenizer, passes[1])
        said[fold] = labels(teacher, unlabelled, letters, tokenizer.pad_token_id)
    with out.open("w", encoding="utf-8") as file:
        for number, plan in enumerate(unlabelled):
            for fold, answers in said.items():
                row = {"text": plan.text.text, "fold": fold, **asdict(answers[number])}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


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
    teach(given.encoder, gold, (Report(text=text) for text in texts_in(given.reports)), given.out, tuple(given.passes))


if __name__ == "__main__":
    main()
