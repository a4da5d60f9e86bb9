from dataclasses import dataclass

FULL = 260
QUIET = 180
WINDOW = 60
MOST_FREE = 2
MOST = 700
DAWN = 7 * 60
DUSK = 19 * 60


@dataclass
class Account:
    """What a card did on a day so far."""

    paid_at: int | None = None
    free: int = 0
    paid: int = 0


def price_of(trip):
    """Cents that a trip costs if it is paid."""
    is_day = DAWN <= trip["minute"] < DUSK
    price = FULL if is_day else QUIET
    return price // 2 if trip["child"] else price


def is_free(account, minute):
    """Whether a trip that begins then follows a paid one closely enough."""
    if account.paid_at is None or account.free == MOST_FREE:
        return False
    return minute - account.paid_at < WINDOW


def take(account, trip):
    """Cents that a trip takes from its card."""
    if is_free(account, trip["minute"]):
        account.free += 1
        return 0
    taken = min(price_of(trip), MOST)
    account.paid_at = trip["minute"]
    account.free = 0
    account.paid += taken
    return taken


def fares(trips):
    """Cents that each trip takes, in the order of the list."""
    accounts = {}
    taken = [0] * len(trips)
    for at in sorted(range(len(trips)), key=lambda place: trips[place]["minute"]):
        account = accounts.setdefault(trips[at]["card"], Account())
        taken[at] = take(account, trips[at])
    return taken
