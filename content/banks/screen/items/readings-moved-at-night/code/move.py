"""Copies the readings of all meters from the old store into the new one."""
import json
import logging
import sys
from pathlib import Path

from stores import NewStore, OldStore, Reading

PLACE = Path("/var/lib/move/place.json")
BATCH = 1000

log = logging.getLogger("move")


def load_place() -> int:
    """The id up to which all readings were copied; 0 at the beginning."""
    if not PLACE.exists():
        return 0
    return json.loads(PLACE.read_text())["id"]


def save_place(id: int) -> None:
    part = PLACE.with_suffix(".part")
    part.write_text(json.dumps({"id": id}))
    part.replace(PLACE)


def converted(reading: Reading) -> dict:
    """A reading as the new store wants it: litres instead of cubic metres."""
    return {
        "id": reading.id,
        "meter": reading.meter,
        "litres": round(reading.cubic_metres * 1000),
        "read_at": reading.read_at.isoformat(),
        "version": reading.version,
    }


def copy_batch(old: OldStore, new: NewStore, after: int) -> int | None:
    """Copies the next readings; gives the id of the last one, None at the end."""
    readings = old.readings(after=after, limit=BATCH)
    if not readings:
        return None
    last = readings[-1].id
    save_place(last)
    for reading in readings:
        try:
            new.put(reading.id, converted(reading))
        except ValueError as error:
            log.warning("reading %s is not copied: %s", reading.id, error)
    return last


def move(old: OldStore, new: NewStore) -> None:
    place = load_place()
    while (last := copy_batch(old, new, place)) is not None:
        place = last
    if new.count() < old.count():
        sys.exit("readings are missing in the new store")
    log.info("all readings are copied, up to %s", place)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    move(OldStore(), NewStore())
