import re


def deliveryOrder(numbers):
    def key(house):
        number, letter = re.fullmatch("([0-9]+)([a-z]?)", house).groups()
        number = int(number)
        return (0, number, letter) if number % 2 else (1, -number, letter)

    return sorted(numbers, key=key)
