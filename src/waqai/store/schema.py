"""The tables. What was received and said is only ever added to; what is derived from it can be built again.

Facts: `reports`, `report_names`, `generations`, `records`, `superseded`, `claims`, `links`, `judgements`, `reviewed`
(of which record of the machine's people made which other one); triggers refuse to change or delete their rows. Derived,
for searching: `report_terms`, `report_shingles`, `copies`, `entities`, `places`, `spots` and the tables that tie them
to records and claims; for reviewing: `review_conflicts`, `review_weighed`, `review_weights`. The indexes that the two
databases make each in its own way stand in `dialects`. `migrations` holds every step that led here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so that it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Turn any moment into UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Say that it is UTC."""
        if value is None or value.tzinfo:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


#: 64 bits on both; SQLite counts up only what it calls INTEGER.
Key = BigInteger().with_variant(Integer(), "sqlite")
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Date),
    Column("url", Text),
    Column("day", Date, nullable=False),
    Column("added", Moment, nullable=False),
    Column("text", Text, nullable=False),  # what is long stands last: SQLite walks over it to what follows
    Index("ix_reports_day", "day", "seq"),
    Index("ix_reports_outlet", "outlet", "day", "seq"),
)
report_names = Table(
    "report_names",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("report", Key, ForeignKey("reports.seq"), nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("report", "name"),
    Index("ix_report_names_name", "name"),
)
generations = Table(
    "generations",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("coder", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("weights", Text, nullable=False),
    Column("added", Moment, nullable=False),
)
records = Table(
    "records",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("report", Key, ForeignKey("reports.seq"), nullable=False),
    Column("generation", Key, ForeignKey("generations.seq"), nullable=False),
    Column("added", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("report", "generation"),
)
superseded = Table(
    "superseded",
    metadata,
    Column("record", Key, ForeignKey("records.seq"), primary_key=True, autoincrement=False),
    Column("by_record", Key, ForeignKey("records.seq"), nullable=False),
    Column("added", Moment, nullable=False),
)
claims = Table(
    "claims",
    metadata,
    Column("seq", Key, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("record", Key, ForeignKey("records.seq"), nullable=False),
    Column("report", Key, ForeignKey("reports.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("true_from", Date),
    Column("true_to", Date),
    Column("reported", Date),
    Column("learnt", Moment, nullable=False),
    Column("day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("ix_claims_id", "id"),
    Index("ix_claims_report", "report"),
    Index("ix_claims_kind", "kind", "day", "seq", "confidence"),
    Index("ix_claims_type", "type", "day", "seq", "status"),
    Index("ix_claims_day", "day", "seq"),
)
entities = Table(
    "entities",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("actor", Key, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text),
    Column("terms", Text, nullable=False),
    Index("ix_entities_actor", "actor"),
)
places = Table(
    "places",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("gazetteer_id", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("x", Float),
    Column("y", Float),
    Column("z", Float),
    Column("terms", Text, nullable=False),
)
record_entities = Table(
    "record_entities",
    metadata,
    Column("actor", Key, primary_key=True),
    Column("record", Key, ForeignKey("records.seq"), primary_key=True),
    Column("entity", Key, ForeignKey("entities.key"), primary_key=True),
    Index("ix_record_entities_entity", "entity", "record"),
    sqlite_with_rowid=False,
)
record_places = Table(
    "record_places",
    metadata,
    Column("place", Key, ForeignKey("places.key"), primary_key=True),
    Column("record", Key, ForeignKey("records.seq"), primary_key=True),
    sqlite_with_rowid=False,
)
claim_entities = Table(
    "claim_entities",
    metadata,
    Column("entity", Key, ForeignKey("entities.key"), primary_key=True),
    Column("claim", Key, ForeignKey("claims.seq"), primary_key=True),
    Column("role", Text, primary_key=True),
    Index("ix_claim_entities_claim", "claim"),
    sqlite_with_rowid=False,
)
claim_places = Table(
    "claim_places",
    metadata,
    Column("place", Key, ForeignKey("places.key"), primary_key=True),
    Column("claim", Key, ForeignKey("claims.seq"), primary_key=True),
    Index("ix_claim_places_claim", "claim"),
    sqlite_with_rowid=False,
)
spots = Table(
    "spots",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("acled", Integer),
    Column("ucdp", Integer),
)
place_spots = Table(
    "place_spots",
    metadata,
    Column("spot", Key, ForeignKey("spots.key"), primary_key=True),
    Column("place", Key, ForeignKey("places.key"), primary_key=True),
    Index("ix_place_spots_place", "place"),
    sqlite_with_rowid=False,
)
claim_spots = Table(
    "claim_spots",
    metadata,
    Column("spot", Key, ForeignKey("spots.key"), primary_key=True),
    Column("quad", Integer, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("claim", Key, ForeignKey("claims.seq"), primary_key=True),
    Column("last_day", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Index("ix_claim_spots_claim", "claim"),
    sqlite_with_rowid=False,
)
dealings = Table(
    "dealings",
    metadata,
    Column("one", Key, primary_key=True),
    Column("other", Key, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("claim", Key, ForeignKey("claims.seq"), primary_key=True),
    Column("last_day", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("denied", Boolean, nullable=False),
    Index("ix_dealings_other", "other", "one"),
    Index("ix_dealings_claim", "claim"),
    sqlite_with_rowid=False,
)
report_terms = Table(
    "report_terms",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("terms", Text, nullable=False),
)
report_shingles = Table(
    "report_shingles",
    metadata,
    Column("shingle", Key, primary_key=True),
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True),
    sqlite_with_rowid=False,
)
copies = Table(
    "copies",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True),
    Column("earlier", Key, ForeignKey("reports.seq"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("jaccard", Float, nullable=False),
    Index("ix_copies_earlier", "earlier"),
    sqlite_with_rowid=False,
)
links = Table(
    "links",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("because", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("added", Moment, nullable=False),
    Index("ix_links_subject", "subject"),
    Index("ix_links_object", "object"),
    Index("ix_links_kind", "kind", "seq"),
)
judgements = Table(
    "judgements",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("other", Text),
    Column("field", Text),
    Column("value", Text),
    Column("replaces", Text),
    Column("comment", Text),
    Column("added", Moment, nullable=False),
    Column("report", Text),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("rank", Text, nullable=False, server_default="reviewer"),
    Index("ix_judgements_subject", "subject"),
    Index("ix_judgements_other", "other"),
    Index("ix_judgements_report", "report"),
    Index("ix_judgements_replaces", "replaces"),
    Index("ix_judgements_by", "by", "seq"),
)
reviewed = Table(
    "reviewed",
    metadata,
    Column("record", Key, ForeignKey("records.seq"), primary_key=True, autoincrement=False),
    Column("machine", Key, ForeignKey("records.seq"), nullable=False),
)
review_conflicts = Table(
    "review_conflicts",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True),
    Column("target", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    sqlite_with_rowid=False,
)
review_weighed = Table(
    "review_weighed",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("record", Key, ForeignKey("records.seq"), nullable=False),
)
review_weights = Table(
    "review_weights",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("weight", Float, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("consequence", Float, nullable=False),
    Column("because", Text, nullable=False),
    Index("ix_review_weights_weight", "weight", "report", "claim"),
    sqlite_with_rowid=False,
)
#: What triggers keep from being changed or deleted.
FACTS = (
    "reports", "report_names", "generations", "records", "superseded", "claims", "links", "judgements", "reviewed",
)  # fmt: skip
