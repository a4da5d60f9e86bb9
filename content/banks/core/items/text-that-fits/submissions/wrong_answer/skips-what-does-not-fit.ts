export function fitText(text: string, limit: number): string {
  let total = 0
  let used = 3
  let result = ''
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const size = point <= 0x7f ? 1 : point <= 0x7ff ? 2 : point <= 0xffff ? 3 : 4
    total += size
    if (used + size <= limit) {
      used += size
      result += character
    }
  }
  if (total <= limit) return text
  return limit < 3 ? '' : result + '…'
}
