export function deliveryOrder(numbers) {
  return numbers
    .map((entry) => ({ entry, place: placeOf(entry) }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry)
}

function placeOf(entry) {
  const number = parseInt(entry, 10)
  const letter = entry.slice(String(number).length)
  const distance = number * 27 + (letter === '' ? 0 : letter.charCodeAt(0) - 96)
  return number % 2 === 1 ? distance : 10_000_000 - distance
}
