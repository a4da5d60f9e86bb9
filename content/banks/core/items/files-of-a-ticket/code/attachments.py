import hashlib
import sqlite3
from pathlib import Path
from uuid import uuid4

from access import may_read

ROOT = Path("/srv/attachments")
LARGEST = 10 * 1024 * 1024


def save(db: sqlite3.Connection, ticket: int, name: str, data: bytes) -> str:
    """Stores a file of a ticket, and returns the id by which it is asked for."""
    if len(data) > LARGEST:
        raise ValueError("larger than 10 MB")
    digest = hashlib.sha256(data).hexdigest()
    path = ROOT / digest[:2] / digest
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{uuid4().hex}")
        part.write_bytes(data)
        part.replace(path)
    db.execute(
        "insert into attachments (ticket, digest, name) values (?, ?, ?)",
        (ticket, digest, name),
    )
    db.commit()
    return f"{ticket}-{digest}"


def read(db: sqlite3.Connection, user: int, id: str) -> tuple[str, bytes]:
    """Name and content of a file, for those who may read its ticket."""
    ticket, digest = id.split("-", 1)
    row = db.execute(
        f"select name from attachments where ticket = {int(ticket)} and digest = '{digest}'"
    ).fetchone()
    if row is None or not may_read(db, user, int(ticket)):
        raise LookupError(id)
    (name,) = row
    return name, (ROOT / digest[:2] / digest).read_bytes()


def remove_all(db: sqlite3.Connection, ticket: int) -> None:
    """Removes the files of a ticket: the customer has asked for it."""
    rows = db.execute("select digest from attachments where ticket = ?", (ticket,))
    for (digest,) in rows.fetchall():
        path = ROOT / digest[:2] / digest
        path.unlink(missing_ok=True)
    db.execute("delete from attachments where ticket = ?", (ticket,))
    db.commit()
