export function finishingOrder(sheets) {
  const places = sheets.map((_, place) => place)
  return [...places.filter((place) => sheets[place] <= 10), ...places.filter((place) => sheets[place] > 10)]
}
