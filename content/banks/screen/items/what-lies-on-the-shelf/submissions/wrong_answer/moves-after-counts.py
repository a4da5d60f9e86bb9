def stock(messages):
    different = {message["id"]: message for message in messages}.values()
    result = {}
    for message in sorted(different, key=lambda one: (one["at"], one["kind"], -one["pieces"])):
        if message["kind"] == "count":
            result[message["article"]] = message["pieces"]
        else:
            result[message["article"]] = result.get(message["article"], 0) + message["pieces"]
    return result
