def place(house):
    number = house.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(number), house[len(number):]


def deliveryOrder(numbers):
    houses = sorted(numbers, key=place)
    left = [house for house in houses if place(house)[0] % 2]
    right = [house for house in houses if place(house)[0] % 2 == 0]
    return left + right[::-1]
