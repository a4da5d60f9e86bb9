export function finishingOrder(sheets) {
  return sheets.map((_, place) => place)
}
