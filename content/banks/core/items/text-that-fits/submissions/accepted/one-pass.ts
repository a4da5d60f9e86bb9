export function fitText(text: string, limit: number): string {
  const mark = '…'
  let used = 0
  let beginning = ''
  let shortened = limit >= 3 ? mark : ''
  for (const character of text) {
    used += bytesOf(character)
    if (used > limit) return shortened
    beginning += character
    if (used + 3 <= limit) shortened = beginning + mark
  }
  return text
}

function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point <= 0x7f) return 1
  if (point <= 0x7ff) return 2
  return point <= 0xffff ? 3 : 4
}
