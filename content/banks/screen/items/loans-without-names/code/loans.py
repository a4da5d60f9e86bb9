"""Writes the loans of a month for a research group, without the readers' numbers."""
import csv
import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

SALT = b"loans-for-research"
FEWEST = 20
COLUMNS = ["reader", "postcode", "title", "day"]

Loan = dict[str, str]


def code_of(number: str) -> str:
    """The code of a reader, the same in each month."""
    return hashlib.sha256(SALT + number.encode()).hexdigest()[:16]


def shown_postcodes(loans: list[Loan]) -> set[str]:
    """The postcodes that are common enough to be shown."""
    counts = Counter(loan["postcode"] for loan in loans)
    return {postcode for postcode, count in counts.items() if count >= FEWEST}


def row_of(loan: Loan, shown: set[str]) -> list[str]:
    """A line of the file. Loans have the local time, such as 2031-04-05T09:30."""
    postcode = loan["postcode"] if loan["postcode"] in shown else "*"
    return [code_of(loan["number"]), postcode, loan["title"], loan["borrowed"][:10]]


def write(loans: Iterable[Loan], file: TextIO) -> None:
    """Writes the loans of a month as CSV."""
    all_loans = list(loans)
    shown = shown_postcodes(all_loans)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(sorted(row_of(loan, shown) for loan in all_loans))
