"""Letters that remind customers of what they have not paid."""
from dataclasses import dataclass, field
from datetime import date, timedelta

PAUSE = timedelta(days=14)
FEE = 500
MOST = 2


@dataclass
class Invoice:
    """An invoice with what was paid of it so far; money in cents."""

    customer: str
    amount: int
    due: date
    paid: int = 0
    disputed: bool = False
    reminders: list[date] = field(default_factory=list)


def is_open(invoice: Invoice) -> bool:
    return not invoice.disputed and invoice.paid < invoice.amount


def is_time(invoice: Invoice, today: date) -> bool:
    """Whether another reminder may be sent today."""
    sent = len(invoice.reminders)
    return sent < MOST and today >= invoice.due + PAUSE * (sent + 1)


def write(invoices: list[Invoice], today: date) -> int:
    """Notes the reminders in one letter, and returns the cents it asks for."""
    asked = 0
    for invoice in invoices:
        asked += invoice.amount
        if invoice.reminders:
            asked += FEE
        invoice.reminders.append(today)
    return asked


def letters(invoices: list[Invoice], today: date) -> dict[str, int]:
    """Today's letters: per customer, the cents that the letter asks for."""
    waiting: dict[str, list[Invoice]] = {}
    for invoice in invoices:
        if is_open(invoice) and is_time(invoice, today):
            waiting.setdefault(invoice.customer, []).append(invoice)
    return {customer: write(own, today) for customer, own in waiting.items()}
