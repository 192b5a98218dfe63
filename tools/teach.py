"""Has a large encoder say which words of unlabelled reports tell an event, for the finder to learn from.

    python tools/teach.py ENCODER GOLD_DIR --with DIR --reports REPORTS.jsonl.xz --out lessons.jsonl

ENCODER is a folder (or a name that transformers can load) of a masked language model. It is adapted to the unlabelled
reports by guessing hidden pieces, then trained on the annotated ones, once for each fold without it and once on all.
What it writes `waqai train finder --lessons` reads. Needs torch and transformers, which waqai itself never does; a GPU
helps.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModelForMaskedLM, AutoTokenizer

from waqai.claims.finder import TYPES
from waqai.evaluate import GoldReport, read_gold
from waqai.language.analysis import analyse
from waqai.model import Report
from waqai.train.apart import apart_from
from waqai.train.reader import unlabelled_in
from waqai.train.readers import FOLDS

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
LONGEST, BATCH = 480, 16
HIDDEN_SHARE, LEAST = 0.2, 0.02
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: ids of its pieces, the first piece of every word, where the words begin, what they tell."""

    text: int
    ids: Sequence[int]
    firsts: Sequence[int]
    starts: Sequence[int]
    told: Sequence[Sequence[int]]


class Tagger(nn.Module):
    """An encoder with log-odds of each type for every word."""

    def __init__(self, encoder: Any) -> None:
        """Take over a masked language model's encoder."""
        super().__init__()
        self.encoder = encoder.base_model
        self.out = nn.Linear(encoder.config.hidden_size, len(TYPES))
        nn.init.constant_(self.out.bias, -4.0)

    def forward(self, ids: Any, mask: Any, firsts: Any) -> Any:
        """Return log-odds, [text, word, type]."""
        state = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.out(state.gather(1, firsts[..., None].expand(-1, -1, state.shape[-1])))


def pieces_of(number: int, text: str, told: dict[int, set[int]], tokenizer: Any) -> Iterator[Piece]:
    """Yield a text in stretches of whole words; `told` gives the types that the word at an offset tells."""
    ids: list[int] = []
    firsts: list[int] = []
    starts: list[int] = []
    for token in analyse(text).tokens:
        own = tokenizer.encode(token.plain, add_special_tokens=False)[:8] or [tokenizer.unk_token_id]
        if len(ids) + len(own) > LONGEST:
            yield _piece(number, ids, firsts, starts, told, tokenizer)
            ids, firsts, starts = [], [], []
        firsts.append(len(ids) + 1)
        starts.append(token.span.start)
        ids += own
    yield _piece(number, ids, firsts, starts, told, tokenizer)


def _piece(number: int, ids: list[int], firsts: list[int], starts: list[int], told: Any, tokenizer: Any) -> Piece:
    return Piece(
        number,
        [tokenizer.cls_token_id, *ids, tokenizer.sep_token_id],
        firsts,
        starts,
        [sorted(told.get(start, ())) for start in starts],
    )


def annotated(number: int, report: GoldReport, tokenizer: Any) -> Iterator[Piece]:
    """Yield an annotated report: the first word of every telling tells its event."""
    told: dict[int, set[int]] = {}
    tokens = [token for token in analyse(report.report.text).tokens if token.kind != "punct"]
    for event in report.record["events"]:
        for span in (event["trigger_span"], *event["also_spans"]):
            start = next((token.span.start for token in tokens if token.span.overlaps(span)), None)
            if start is not None:
                told.setdefault(start, set()).add(TYPES.index(event["type"]))
    return pieces_of(number, report.report.text, told, tokenizer)


def batches(
    pieces: Sequence[Piece], pad: int, *, mixed: bool = True
) -> Iterator[tuple[list[Piece], Any, Any, Any, Any]]:
    """Yield batches as tensors: ids, mask, first pieces, and 1 for each type that a word tells."""
    order = list(pieces)
    if mixed:
        random.shuffle(order)
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        wide, long = max(len(p.firsts) for p in chosen), max(len(p.ids) for p in chosen)
        ids = torch.tensor([[*p.ids, *[pad] * (long - len(p.ids))] for p in chosen])
        mask = torch.tensor([[1] * len(p.ids) + [0] * (long - len(p.ids)) for p in chosen])
        firsts = torch.tensor([[*p.firsts, *[0] * (wide - len(p.firsts))] for p in chosen])
        told = torch.zeros(len(chosen), wide, len(TYPES))
        for row, piece in enumerate(chosen):
            for word, kinds in enumerate(piece.told):
                told[row, word, kinds] = 1.0
        yield chosen, ids.to(DEVICE), mask.to(DEVICE), firsts.to(DEVICE), told.to(DEVICE)


def adapt(model: Any, pieces: Sequence[Piece], tokenizer: Any, passes: int) -> None:
    """Let a masked language model guess hidden pieces."""
    steps = max(1, passes * -(-len(pieces) // BATCH))
    optimiser, schedule = _optimiser(model, steps, 3e-4)
    model.train()
    for _ in range(passes):
        for _, ids, mask, _, _ in batches(pieces, tokenizer.pad_token_id):
            hidden = (torch.rand(ids.shape, device=DEVICE) < HIDDEN_SHARE) & mask.bool()
            labels = ids.masked_fill(~hidden, IGNORED)
            shown = ids.masked_fill(hidden, tokenizer.mask_token_id)
            _step(model(input_ids=shown, attention_mask=mask, labels=labels).loss, model, optimiser, schedule)


def fit(model: Tagger, pieces: Sequence[Piece], pad: int, passes: int) -> Tagger:
    """Train a tagger on annotated pieces."""
    optimiser, schedule = _optimiser(model, max(1, passes * -(-len(pieces) // BATCH)), 2e-4)
    model.to(DEVICE).train()
    for _ in range(passes):
        for chosen, ids, mask, firsts, told in batches(pieces, pad):
            known = torch.zeros(told.shape[:2], device=DEVICE)
            for row, piece in enumerate(chosen):
                known[row, : len(piece.firsts)] = 1.0
            each = nn.functional.binary_cross_entropy_with_logits(model(ids, mask, firsts), told, reduction="none")
            _step((each.sum(-1) * known).sum() / known.sum().clamp(min=1), model, optimiser, schedule)
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


def labels(model: Tagger, pieces: Sequence[Piece], pad: int) -> dict[int, list[tuple[int, str, float]]]:
    """Return text → what its words tell, from a small chance up."""
    model.eval()
    found: dict[int, list[tuple[int, str, float]]] = {}
    for chosen, ids, mask, firsts, _ in batches(pieces, pad, mixed=False):
        with torch.no_grad():
            chances = model(ids, mask, firsts).sigmoid().cpu()
        for row, piece in enumerate(chosen):
            rows = found.setdefault(piece.text, [])
            for word, kind in (chances[row, : len(piece.firsts)] >= LEAST).nonzero().tolist():
                rows.append((piece.starts[word], str(TYPES[kind]), round(float(chances[row, word, kind]), 3)))
    return found


def teach(
    encoder: str, gold: Sequence[GoldReport], texts: Iterable[Report], out: Path, passes: tuple[int, int]
) -> None:
    """Write the lessons: for every text a line for each fold, and one for no fold in particular."""
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    language_model = AutoModelForMaskedLM.from_pretrained(encoder).to(DEVICE)
    known = [list(annotated(number, report, tokenizer)) for number, report in enumerate(gold)]
    others = [report.text for report in apart_from(texts, [report.report for report in gold])]
    unlabelled = [piece for n, text in enumerate(others) for piece in pieces_of(n, text, {}, tokenizer)]
    adapt(language_model, unlabelled, tokenizer, passes[0])
    told: dict[int | None, dict[int, list[tuple[int, str, float]]]] = {}
    for fold in (*range(FOLDS), None):
        seen = [piece for number, rows in enumerate(known) if number % FOLDS != fold for piece in rows]
        tagger = fit(Tagger(copy.deepcopy(language_model)), seen, tokenizer.pad_token_id, passes[1])
        told[fold] = labels(tagger, unlabelled, tokenizer.pad_token_id)
    with out.open("w", encoding="utf-8") as file:
        for number, text in enumerate(others):
            for fold, rows in told.items():
                row = {"text": text, "fold": fold, "told": rows.get(number, [])}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Read the command line and teach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--with", dest="beside", type=Path, action="append", default=[])
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, nargs=2, default=(12, 8), help="over unlabelled and annotated reports")
    given = parser.parse_args()
    gold = [report for path in (given.gold, *given.beside) for report in read_gold(path)]
    teach(given.encoder, gold, unlabelled_in(given.reports), given.out, tuple(given.passes))


if __name__ == "__main__":
    main()
