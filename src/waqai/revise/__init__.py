"""What the machine coded, folded with what people said of it: the record that a desk goes by.

A pure function of one record and a set of acts: the order in which the acts came does not show.
"""

from waqai.revise.added import added_id, new_value
from waqai.revise.fields import FIELDS, Scene, form_of
from waqai.revise.fold import Revision, revise
from waqai.revise.opinions import Conflict

__all__ = ["FIELDS", "Conflict", "Revision", "Scene", "added_id", "form_of", "new_value", "revise"]
