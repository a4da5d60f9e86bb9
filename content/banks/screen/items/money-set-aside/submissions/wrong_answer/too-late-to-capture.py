from dataclasses import dataclass, field


@dataclass
class Hold:
    left: int
    until: int
    captured: int = 0
    released: bool = False


@dataclass
class Card:
    money: int
    lifetime: int
    holds: dict = field(default_factory=dict)

    def available(self, at):
        return self.money - sum(hold.left for hold in self.holds.values() if hold.until > at)

    def carry_out(self, at, kind, name, cents):
        hold = self.holds.get(name)
        if kind == "hold":
            possible = hold is None and cents <= self.available(at)
            if possible:
                self.holds[name] = Hold(cents, at + self.lifetime)
            return possible
        if hold is None:
            return False
        expired = hold.until <= at
        if kind == "capture":
            possible = cents <= hold.left and not expired
            if possible:
                hold.left -= cents
                hold.captured += cents
                self.money -= cents
        elif kind == "release":
            possible = not (expired or hold.released)
            if possible:
                hold.left = 0
                hold.released = True
        else:
            possible = cents <= hold.captured
            if possible:
                hold.captured -= cents
                self.money += cents
        return possible


def answers(requests, balance, lifetime):
    card = Card(balance, lifetime)
    firsts = {}
    result = []
    for request in requests:
        said = (request["kind"], request["hold"], request["cents"])
        if request["key"] not in firsts:
            done = card.carry_out(request["at"], *said)
            firsts[request["key"]] = (said, "done" if done else "refused")
        first, answer = firsts[request["key"]]
        result.append(
            {"answer": answer if first == said else "conflict", "available": card.available(request["at"])}
        )
    return result
