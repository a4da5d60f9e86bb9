def stock(messages):
    gone = {message["id"] for message in messages if message["kind"] == "void"}
    different = {message["id"]: message for message in messages if message["kind"] != "void"}.values()
    order = {"move": 0, "count": 1}
    result = {message["article"]: 0 for message in messages}
    for message in sorted(different, key=lambda one: (one["at"], order[one["kind"]], -one["pieces"])):
        if message["kind"] == "count":
            result[message["article"]] = message["pieces"]
        elif message["id"] not in gone:
            result[message["article"]] += message["pieces"]
    return result
