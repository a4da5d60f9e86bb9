export function finishingOrder(sheets) {
  return sheets.map((_, place) => place).sort((one, other) => sheets[one] - sheets[other])
}
