def stock(messages):
    different = {message["id"]: message for message in messages}.values()
    result = {}
    order = {"move": 0, "count": 1}
    for message in sorted(different, key=lambda one: (one["at"], order[one["kind"]], -one["pieces"])):
        if message["kind"] == "count":
            result[message["article"]] = message["pieces"]
        else:
            result[message["article"]] = max(0, result.get(message["article"], 0) + message["pieces"])
    return result
