"""What is worked out of all reports together and kept.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = {"sqlite_with_rowid": False}


def upgrade() -> None:
    """Make the tables; they are filled when they are first asked."""
    _taken()
    _pieces()
    _views()
    _faces()
    _known()


def _taken() -> None:
    op.create_table(
        "taken",
        sa.Column("report", KEY, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_taken_report"),
        sa.PrimaryKeyConstraint("report", name="pk_taken"),
        sa.UniqueConstraint("id", name="uq_taken_id"),
    )
    op.create_table(
        "marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_marks"),
    )


def _pieces() -> None:
    op.create_table(
        "pieces",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("report", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("topic", KEY),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_pieces_report"),
        sa.PrimaryKeyConstraint("seq", name="pk_pieces"),
    )
    op.create_index("ix_pieces_report", "pieces", ["report"])
    op.create_index("ix_pieces_name", "pieces", ["name"])
    op.create_index("ix_pieces_topic", "pieces", ["kind", "topic"])
    op.create_index("ix_pieces_day", "pieces", ["kind", "day", "seq"])
    op.create_table(
        "piece_keys",
        sa.Column("key", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("piece", KEY, nullable=False),
        sa.ForeignKeyConstraint(["piece"], ["pieces.seq"], name="fk_piece_keys_piece"),
        sa.PrimaryKeyConstraint("key", "day", "piece", name="pk_piece_keys"),
        **PLAIN,
    )
    op.create_index("ix_piece_keys_piece", "piece_keys", ["piece"])


def _views() -> None:
    op.create_table(
        "views",
        sa.Column("seq", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("topic", KEY),
        sa.Column("sort", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("known", sa.Date(), nullable=False),
        sa.Column("learnt", MOMENT, nullable=False),
        sa.Column("one", KEY),
        sa.Column("other", KEY),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_views"),
    )
    op.create_index("ix_views_day", "views", ["kind", "day", "name"])
    op.create_index("ix_views_sort", "views", ["kind", "sort", "day", "name"])
    op.create_index("ix_views_name", "views", ["kind", "name", "day"])
    op.create_index("ix_views_topic", "views", ["kind", "topic"])
    op.create_index("ix_views_learnt", "views", ["kind", "learnt"])
    op.create_index("ix_views_one", "views", ["one"])
    op.create_index("ix_views_other", "views", ["other"])
    op.create_table(
        "view_tags",
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("view", KEY, nullable=False),
        sa.ForeignKeyConstraint(["view"], ["views.seq"], name="fk_view_tags_view"),
        sa.PrimaryKeyConstraint("tag", "view", name="pk_view_tags"),
        **PLAIN,
    )
    op.create_index("ix_view_tags_view", "view_tags", ["view"])


def _faces() -> None:
    op.create_table(
        "faces",
        sa.Column("report", KEY, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("mention", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"], name="fk_faces_report"),
        sa.PrimaryKeyConstraint("report", "entity", name="pk_faces"),
        **PLAIN,
    )
    op.create_index("ix_faces_actor", "faces", ["actor", "day"])
    op.create_index("ix_faces_base", "faces", ["base"])
    op.create_index("ix_faces_mention", "faces", ["mention"])


def _known() -> None:
    op.create_table(
        "face_counts",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "what", "value", name="pk_face_counts"),
        **PLAIN,
    )
    op.create_table(
        "known",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.PrimaryKeyConstraint("actor", name="pk_known"),
        **PLAIN,
    )
    op.create_index("ix_known_reports", "known", ["reports", "actor"])
    op.create_index("ix_known_side", "known", ["side"])
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "tag", name="pk_name_words"),
        **PLAIN,
    )
    op.create_index("ix_name_words_tag", "name_words", ["tag"])
