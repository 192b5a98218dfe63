"""The desk's memory: reports, records, links and judgements, only ever added to, in SQLite or PostgreSQL.

with open_store("waqai.db", create=True) as store:
    store.add(record)
    for stored in store.reports():  # every report with its current record, in an order of its own
        ...
"""

from waqai.model import claim_id
from waqai.store.accounts import Accounts
from waqai.store.answers import Answers, Narrowed
from waqai.store.dealings import party_of_known
from waqai.store.generation import Generation, this_generation
from waqai.store.groups import group_ids
from waqai.store.naming import Naming
from waqai.store.people import Account, Act, Limit, Role, Scope, Session, Token, Visit
from waqai.store.reviews import Reviews
from waqai.store.rows import claims_of
from waqai.store.same import Copy
from waqai.store.store import Store, open_store
from waqai.store.terms import spans_of, stems_of
from waqai.store.trail import Trail
from waqai.store.values import (
    Actor,
    Added,
    Box,
    Circle,
    Dealing,
    Found,
    Link,
    NamedPlace,
    Page,
    Party,
    Query,
    Queued,
    Repeat,
    Spot,
    SpotTally,
    Stored,
    Sums,
    Teller,
    Weighed,
)
from waqai.store.views import Answer, Kept, Views

__all__ = [
    "Account", "Accounts", "Act", "Actor", "Added", "Answer", "Answers", "Box", "Circle", "Copy", "Dealing", "Found",
    "Generation", "Kept", "Limit", "Link", "NamedPlace", "Naming", "Narrowed", "Page", "Party", "Query", "Queued",
    "Repeat", "Reviews", "Role", "Scope", "Session", "Spot", "SpotTally", "Store", "Stored", "Sums", "Teller",
    "Token", "Trail", "Views", "Visit", "Weighed", "claim_id", "claims_of", "group_ids", "open_store",
    "party_of_known", "spans_of", "stems_of", "this_generation",
]  # fmt: skip
