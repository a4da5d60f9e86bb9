"""Tools that neighbours lend each other: who has which, and until when."""

from datetime import date, timedelta

LOAN = timedelta(days=14)
MOST = 3


class Shed:
    def __init__(self, tools: list[str]) -> None:
        self._tools = set(tools)
        self._loans: dict[str, tuple[str, date]] = {}

    def lend(self, tool: str, person: str, today: date) -> bool:
        """Lends a tool to a person. Returns whether they have it now."""
        if tool not in self._tools or tool in self._loans:
            return False
        if len(self.tools_of(person)) > MOST:
            return False
        self._loans[tool] = (person, today + LOAN)
        return True

    def give_back(self, tool: str) -> None:
        """Takes a tool back. Nothing happens if it is in the shed already."""
        self._loans.pop(tool, None)

    def tools_of(self, person: str) -> list[str]:
        """The tools that a person has, in alphabetical order."""
        return sorted(tool for tool, (owner, _) in self._loans.items() if owner == person)

    def late(self, today: date) -> list[str]:
        """The tools that should have been back by now, in alphabetical order."""
        return sorted(tool for tool, (_, until) in self._loans.items() if today > until)

    def extend(self, tool: str, person: str) -> bool:
        """Gives the person who has a tool 14 more days. Returns whether it was done."""
        if tool not in self._loans:
            return False
        owner, until = self._loans[tool]
        if owner == person:
            return False
        self._loans[tool] = (person, until + LOAN)
        return True

    def in_the_shed(self) -> list[str]:
        """The tools that can be lent now, in alphabetical order."""
        return sorted(self._tools - self._loans.keys())
