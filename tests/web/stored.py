"""What is in the database, for tests that have to know that something came of a request, or nothing."""

from portal.web.portal import Portal


def cases_of(home: Portal) -> list[str]:
    """Return the reference of every case there is."""
    with home.database.reading() as tx:
        return [row[0] for row in tx.exec_driver_sql("SELECT reference FROM cases ORDER BY reference")]


def checksum(home: Portal) -> dict[str, int]:
    """Return a number for each table that changes when any row does."""
    with home.database.reading() as tx:
        names = tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {name: hash(tuple(tx.exec_driver_sql(f'SELECT * FROM "{name}"'))) for name in names}  # noqa: S608
