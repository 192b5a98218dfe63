"""`python -m waqai` is `waqai`."""

from waqai.cli import main

main()
