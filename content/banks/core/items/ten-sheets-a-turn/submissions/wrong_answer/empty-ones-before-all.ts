export function finishingOrder(sheets: number[]): number[] {
  const turns = sheets.map((count) => Math.ceil(count / 10))
  return sheets.map((_, place) => place).sort((one, other) => turns[one] - turns[other])
}
