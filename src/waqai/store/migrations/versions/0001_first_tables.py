"""The first tables.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
FACTS = ("reports", "report_names", "generations", "records", "superseded", "claims", "links", "judgements")


def upgrade() -> None:
    """Make the tables, what searches through their words and places, and what guards the facts."""
    _reports()
    _records()
    _claims()
    _people()
    _named()
    _texts()
    own = _sqlite if op.get_bind().dialect.name == "sqlite" else _postgresql
    for statement in own():
        op.get_bind().exec_driver_sql(statement)


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("url", sa.Text()),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    op.create_index("ix_reports_day", "reports", ["day", "seq"])
    op.create_index("ix_reports_outlet", "reports", ["outlet", "day", "seq"])
    op.create_table(
        "report_names",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_report_names_report"),
        sa.PrimaryKeyConstraint("seq", name="pk_report_names"),
        sa.UniqueConstraint("report", "name", name="uq_report_names_report_name"),
    )
    op.create_index("ix_report_names_name", "report_names", ["name"])


def _records() -> None:
    op.create_table(
        "generations",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_generations"),
        sa.UniqueConstraint("id", name="uq_generations_id"),
    )
    op.create_table(
        "records",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("generation", KEY, nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["generation"], ["generations.seq"], name="fk_records_generation"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_records_report"),
        sa.PrimaryKeyConstraint("seq", name="pk_records"),
        sa.UniqueConstraint("report", "generation", name="uq_records_report_generation"),
    )
    op.create_table(
        "superseded",
        sa.Column("record", KEY, autoincrement=False, nullable=False),
        sa.Column("by_record", KEY, nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_record"], ["records.seq"], name="fk_superseded_by_record"),
        sa.ForeignKeyConstraint(["record"], ["records.seq"], name="fk_superseded_record"),
        sa.PrimaryKeyConstraint("record", name="pk_superseded"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("seq", KEY, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("true_from", sa.Date()),
        sa.Column("true_to", sa.Date()),
        sa.Column("reported", sa.Date()),
        sa.Column("learnt", MOMENT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.seq"], name="fk_claims_record"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_claims_report"),
        sa.PrimaryKeyConstraint("seq", name="pk_claims"),
    )
    op.create_index("ix_claims_day", "claims", ["day", "seq"])
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_claims_kind", "claims", ["kind", "day", "seq"])
    op.create_index("ix_claims_report", "claims", ["report"])
    op.create_index("ix_claims_type", "claims", ["type", "day", "seq", "status"])


def _people() -> None:
    op.create_table(
        "links",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_links"),
        sa.UniqueConstraint("id", name="uq_links_id"),
    )
    op.create_index("ix_links_kind", "links", ["kind", "seq"])
    op.create_index("ix_links_object", "links", ["object"])
    op.create_index("ix_links_subject", "links", ["subject"])
    op.create_table(
        "judgements",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("other", sa.Text()),
        sa.Column("field", sa.Text()),
        sa.Column("value", sa.Text()),
        sa.Column("replaces", sa.Text()),
        sa.Column("comment", sa.Text()),
        sa.Column("added", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_index("ix_judgements_other", "judgements", ["other"])
    op.create_index("ix_judgements_subject", "judgements", ["subject"])


def _named() -> None:
    op.create_table(
        "entities",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("actor", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("sector", sa.Text()),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_entities"),
    )
    op.create_index("ix_entities_actor", "entities", ["actor"])
    op.create_table(
        "places",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("gazetteer_id", sa.Text()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("x", sa.Float()),
        sa.Column("y", sa.Float()),
        sa.Column("z", sa.Float()),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_places"),
    )
    op.create_table(
        "record_entities",
        sa.Column("actor", KEY, nullable=False),
        sa.Column("record", KEY, nullable=False),
        sa.Column("entity", KEY, nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entities.key"], name="fk_record_entities_entity"),
        sa.ForeignKeyConstraint(["record"], ["records.seq"], name="fk_record_entities_record"),
        sa.PrimaryKeyConstraint("actor", "record", "entity", name="pk_record_entities"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_entities_entity", "record_entities", ["entity", "record"])
    op.create_table(
        "record_places",
        sa.Column("place", KEY, nullable=False),
        sa.Column("record", KEY, nullable=False),
        sa.ForeignKeyConstraint(["place"], ["places.key"], name="fk_record_places_place"),
        sa.ForeignKeyConstraint(["record"], ["records.seq"], name="fk_record_places_record"),
        sa.PrimaryKeyConstraint("place", "record", name="pk_record_places"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim_entities",
        sa.Column("entity", KEY, nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.seq"], name="fk_claim_entities_claim"),
        sa.ForeignKeyConstraint(["entity"], ["entities.key"], name="fk_claim_entities_entity"),
        sa.PrimaryKeyConstraint("entity", "claim", "role", name="pk_claim_entities"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_entities_claim", "claim_entities", ["claim"])
    op.create_table(
        "claim_places",
        sa.Column("place", KEY, nullable=False),
        sa.Column("claim", KEY, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.seq"], name="fk_claim_places_claim"),
        sa.ForeignKeyConstraint(["place"], ["places.key"], name="fk_claim_places_place"),
        sa.PrimaryKeyConstraint("place", "claim", name="pk_claim_places"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_places_claim", "claim_places", ["claim"])


def _texts() -> None:
    op.create_table(
        "report_terms",
        sa.Column("report", KEY, autoincrement=False, nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_report_terms_report"),
        sa.PrimaryKeyConstraint("report", name="pk_report_terms"),
    )
    op.create_table(
        "report_shingles",
        sa.Column("shingle", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_report_shingles_report"),
        sa.PrimaryKeyConstraint("shingle", "report", name="pk_report_shingles"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "copies",
        sa.Column("report", KEY, nullable=False),
        sa.Column("earlier", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("jaccard", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["earlier"], ["reports.seq"], name="fk_copies_earlier"),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_copies_report"),
        sa.PrimaryKeyConstraint("report", "earlier", name="pk_copies"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_copies_earlier", "copies", ["earlier"])


def _sqlite() -> list[str]:
    words = [("report_terms", "report"), ("entities", "key"), ("places", "key")]
    return [
        *(statement for table, key in words for statement in _fts5(table, key)),
        "CREATE VIRTUAL TABLE place_boxes USING rtree(key, south, north, west, east)",
        """CREATE TRIGGER place_boxes_insert AFTER INSERT ON places WHEN new.latitude IS NOT NULL BEGIN
            INSERT INTO place_boxes VALUES (new.key, new.latitude, new.latitude, new.longitude, new.longitude); END""",
        *(
            f"""CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} BEGIN
                SELECT RAISE(ABORT, '{table} is only ever added to'); END"""
            for table in FACTS
            for verb in ("UPDATE", "DELETE")
        ),
    ]


def _fts5(table: str, key: str) -> list[str]:
    new = f"INSERT INTO {table}_fts(rowid, terms) VALUES (new.{key}, new.terms)"  # noqa: S608  our own names
    old = f"INSERT INTO {table}_fts({table}_fts, rowid, terms) VALUES ('delete', old.{key}, old.terms)"  # noqa: S608
    return [
        f"""CREATE VIRTUAL TABLE {table}_fts USING fts5(
            terms, content='{table}', content_rowid='{key}', tokenize='unicode61 remove_diacritics 0')""",
        f"CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN {new}; END",
        f"CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN {old}; END",
        f"CREATE TRIGGER {table}_fts_update AFTER UPDATE ON {table} BEGIN {old}; {new}; END",
    ]


def _postgresql() -> list[str]:
    made = "GENERATED ALWAYS AS (to_tsvector('simple', terms)) STORED"  # kept, since phrases are looked up in it
    searched = ("report_terms", "entities", "places")
    return [
        *(f"ALTER TABLE {table} ADD COLUMN words tsvector {made}" for table in searched),
        *(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)" for table in searched),
        "CREATE INDEX ix_places_point ON places USING gist (point(longitude, latitude))",
        """CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is only ever added to'; END $$""",
        *(
            f"""CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION only_added()"""
            for table in FACTS
        ),
    ]
