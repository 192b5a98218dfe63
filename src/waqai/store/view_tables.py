"""The tables of what is worked out of all reports together and kept, so that no question folds them anew.

All of it is derived: `waqai.desk` fills it and can fill it again from nothing.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from waqai.store.schema import Key, Moment, metadata

#: What has been taken in: a report with the group of copies that it was in.
taken = Table(
    "taken",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("copy_of", Text, nullable=False),
)
#: How far it has come: names with values.
marks = Table("marks", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
#: One thing that one report says: a statement, a position, an account, a figure, a word on a tie.
pieces = Table(
    "pieces",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("report", Key, ForeignKey("reports.seq"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text),
    Column("topic", Key),
    Column("day", Date, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_pieces_report", "report"),
    Index("ix_pieces_name", "name"),
    Index("ix_pieces_topic", "kind", "topic"),
    Index("ix_pieces_day", "kind", "day", "seq"),
)
#: What pieces must share to have to do with each other, with a day.
piece_keys = Table(
    "piece_keys",
    metadata,
    Column("key", Key, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("piece", Key, ForeignKey("pieces.seq"), primary_key=True),
    Index("ix_piece_keys_piece", "piece"),
    sqlite_with_rowid=False,
)
#: One row of an answer: a step of a course, a contradiction, a happening, a tie.
views = Table(
    "views",
    metadata,
    Column("seq", Key, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("topic", Key),
    Column("sort", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("known", Date, nullable=False),
    Column("learnt", Moment, nullable=False),
    Column("one", Key),
    Column("other", Key),
    Column("body", Text, nullable=False),
    Index("ix_views_day", "kind", "day", "name"),
    Index("ix_views_sort", "kind", "sort", "day", "name"),
    Index("ix_views_name", "kind", "name", "day"),
    Index("ix_views_topic", "kind", "topic"),
    Index("ix_views_learnt", "kind", "learnt"),
    Index("ix_views_one", "one"),
    Index("ix_views_other", "other"),
)
#: Actors and places of a row of an answer.
view_tags = Table(
    "view_tags",
    metadata,
    Column("tag", Text, primary_key=True),
    Column("view", Key, ForeignKey("views.seq"), primary_key=True),
    Index("ix_view_tags_view", "view"),
    sqlite_with_rowid=False,
)
#: Who each entity of a report is.
faces = Table(
    "faces",
    metadata,
    Column("report", Key, ForeignKey("reports.seq"), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("mention", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("day", Date),
    Index("ix_faces_actor", "actor", "day"),
    Index("ix_faces_base", "base"),
    Index("ix_faces_mention", "mention"),
    sqlite_with_rowid=False,
)
#: How often an actor has a name, is of a kind and on a side, has a reason; `key` is the number of the three.
face_counts = Table(
    "face_counts",
    metadata,
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("actor", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Index("ix_face_counts_times", "actor", "what", "times", "value"),
)
#: The actors of the desk.
known = Table(
    "known",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("because", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Index("ix_known_reports", "reports", "actor"),
    Index("ix_known_side", "side"),
    sqlite_with_rowid=False,
)
#: The stems of names of actors and places.
name_words = Table(
    "name_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("tag", Text, primary_key=True),
    Index("ix_name_words_tag", "tag"),
    sqlite_with_rowid=False,
)
#: In the order in which they can be emptied.
VIEWS = (view_tags, views, piece_keys, pieces, faces, face_counts, known, name_words, taken, marks)
