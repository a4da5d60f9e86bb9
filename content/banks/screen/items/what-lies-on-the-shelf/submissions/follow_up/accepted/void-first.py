def stock(messages):
    gone = {message["id"] for message in messages if message["kind"] == "void"}
    different = {message["id"]: message for message in messages if message["id"] not in gone}.values()
    result = {message["article"]: 0 for message in messages}
    for message in sorted(different, key=lambda one: (one["at"], one["kind"] == "count", -one["pieces"])):
        article = message["article"]
        if message["kind"] == "count":
            result[article] = message["pieces"]
        else:
            result[article] = result[article] + message["pieces"]
    return result
