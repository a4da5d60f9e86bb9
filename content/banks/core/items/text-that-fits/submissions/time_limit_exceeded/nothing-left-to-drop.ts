export function fitText(text: string, limit: number): string {
  if (bytes(text) <= limit) return text
  let characters = [...text]
  while (bytes(characters.join('')) + 3 > limit) characters = characters.slice(0, -1)
  return characters.join('') + '…'
}

function bytes(text: string): number {
  let sum = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    sum += point <= 0x7f ? 1 : point <= 0x7ff ? 2 : point <= 0xffff ? 3 : 4
  }
  return sum
}
