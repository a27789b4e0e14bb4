"""The history's tables, as numbered steps from an empty file to the newest form.

A step, once released, is never edited: stores in the field have taken it. New needs, new step.
"""

import sqlite3

APPLICATION_ID = 0x4C4F5353
""""LOSS" in the file's header: tells our history from any other program's SQLite file."""

TABLES = ("attempts", "handouts", "hints", "solutions")

_APPEND_ONLY = tuple(
    f"CREATE TRIGGER {table}_refuse_{action} BEFORE {action} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for table in TABLES
    for action in ("UPDATE", "DELETE")
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        "CREATE TABLE learner (who TEXT NOT NULL) STRICT",
        "INSERT INTO learner VALUES (lower(hex(randomblob(8))))",
        """
        CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            exercise TEXT NOT NULL,
            at TEXT NOT NULL,
            source TEXT NOT NULL,
            verdict BLOB NOT NULL,
            variant INTEGER NOT NULL,
            pack TEXT NOT NULL,
            seconds REAL NOT NULL,
            hints INTEGER NOT NULL,
            solution_seen INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE handouts (
            id INTEGER PRIMARY KEY,
            exercise TEXT NOT NULL,
            variant INTEGER NOT NULL,
            path TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE hints (
            id INTEGER PRIMARY KEY,
            exercise TEXT NOT NULL,
            step INTEGER NOT NULL,
            at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE solutions (
            id INTEGER PRIMARY KEY,
            exercise TEXT NOT NULL,
            variant INTEGER NOT NULL,
            gave_up INTEGER NOT NULL,
            at TEXT NOT NULL
        ) STRICT
        """,
        *_APPEND_ONLY,
    ),
    (
        # Worked out from the tables above, and therefore replaced: `events` is how many attempts
        # and solutions of the exercise there were then.
        """
        CREATE TABLE reviews (
            exercise TEXT PRIMARY KEY,
            events INTEGER NOT NULL,
            last TEXT NOT NULL,
            due TEXT NOT NULL
        ) STRICT
        """,
    ),
    (
        # Beside the content hash: of attempts from before, nobody knows.
        "ALTER TABLE attempts ADD COLUMN pack_name TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE attempts ADD COLUMN pack_version TEXT NOT NULL DEFAULT ''",
    ),
)

NEWEST = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest form, each step in a transaction of its own.

    Another process may be doing the same: the version is read again once the lock is held.
    """
    while _version(connection) < NEWEST:
        connection.execute("BEGIN IMMEDIATE")
        try:
            number = _version(connection)
            if number < NEWEST:
                for statement in MIGRATIONS[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
