"""A record as programs take it: JSON with spans for quotes, there and back, and written so that nothing is lost."""

from waqai.export.files import refuse_foreign, write_text
from waqai.export.json_form import dumps, record_to_json
from waqai.export.json_read import record_from_json
from waqai.model.sentences import Sentences

__all__ = ["Sentences", "dumps", "record_from_json", "record_to_json", "refuse_foreign", "write_text"]
