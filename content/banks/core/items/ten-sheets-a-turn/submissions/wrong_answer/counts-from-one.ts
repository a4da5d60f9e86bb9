export function finishingOrder(sheets: number[]): number[] {
  const turns = sheets.map((count) => Math.max(1, Math.ceil(count / 10)))
  return sheets.map((_, place) => place + 1).sort((one, other) => turns[one - 1] - turns[other - 1])
}
