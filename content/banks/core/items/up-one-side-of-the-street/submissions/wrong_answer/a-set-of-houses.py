import re


def deliveryOrder(numbers):
    parts = {re.fullmatch("([0-9]+)([a-z]?)", house).groups() for house in numbers}
    houses = sorted((int(number), letter) for number, letter in parts)
    left = [f"{number}{letter}" for number, letter in houses if number % 2]
    right = [f"{number}{letter}" for number, letter in houses if number % 2 == 0]
    return left + right[::-1]
