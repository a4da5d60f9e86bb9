def stock(messages):
    different = {message["id"]: message for message in messages}.values()
    result = {}
    for message in sorted(different, key=lambda one: (one["at"], one["kind"] == "count", -one["pieces"])):
        article = message["article"]
        if message["kind"] == "count":
            result[article] = message["pieces"]
        else:
            result[article] = result.get(article, 0) + message["pieces"]
    return result
