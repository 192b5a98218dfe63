"""The index of claims by kind and day also has how sure they are: few of very many are found without reading the rest.

Revision ID: 0007
Revises: 0006
"""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the index anew."""
    op.drop_index("ix_claims_kind", "claims")
    op.create_index("ix_claims_kind", "claims", ["kind", "day", "seq", "confidence"])
