export function deliveryOrder(numbers) {
  const parts = numbers.map((entry) => ({ entry, number: parseInt(entry), letter: entry.replace(/[0-9]/g, '') }))
  const byLetter = (a, b) => (a.letter < b.letter ? -1 : a.letter > b.letter ? 1 : 0)
  const left = parts.filter(({ number }) => number % 2 === 1)
  const right = parts.filter(({ number }) => number % 2 === 0)
  left.sort((a, b) => a.number - b.number || byLetter(a, b))
  right.sort((a, b) => b.number - a.number || byLetter(a, b))
  return [...left, ...right].map(({ entry }) => entry)
}
