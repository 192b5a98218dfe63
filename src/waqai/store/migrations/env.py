"""Runs the steps on the connection that the store hands over, inside the store's own transaction."""

from alembic import context

from waqai.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
