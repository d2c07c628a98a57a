"""Run by Alembic: hand it the connection that `migrate` opened."""

from alembic import context

from portal.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
