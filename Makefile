# Each target does its own set-up in .venv, from hashed pins; nothing is installed outside it.
VENV ?= .venv
GOLD ?= ../shared/gold/dev
REPORTS ?= ../shared/corpus/reports.jsonl.xz
PY := $(VENV)/bin/python
PINS := requirements/run.txt requirements/dev.txt pyproject.toml tools/setup
export VENV
export PYTHONUTF8 := 1

.PHONY: demo test check train lexicon setup requirements

demo: $(VENV)/.waqai-run
	@$(PY) -m waqai demo

test: $(VENV)/.waqai-dev
	@if $(PY) -m pytest; then echo "waqai: all tests passed"; else echo "waqai: tests failed" >&2; exit 1; fi

check: $(VENV)/.waqai-dev
	@tools/check

train: $(VENV)/.waqai-dev
	@tools/train $(GOLD) $(REPORTS)

lexicon: $(VENV)/.waqai-dev
	@$(PY) -m waqai lexicon check && $(PY) tools/compile_lexicon.py

setup: $(VENV)/.waqai-dev
	@echo "waqai: ready, see $(VENV)/bin/waqai --help"

requirements:
	@tools/pin

$(VENV)/.waqai-run: $(PINS)
	@tools/setup run $@

$(VENV)/.waqai-dev: $(PINS)
	@tools/setup dev $@ && touch $(VENV)/.waqai-run
