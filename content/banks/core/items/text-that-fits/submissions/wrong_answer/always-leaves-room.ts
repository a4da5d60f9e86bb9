export function fitText(text: string, limit: number): string {
  let result = ''
  let used = 3
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    used += point <= 0x7f ? 1 : point <= 0x7ff ? 2 : point <= 0xffff ? 3 : 4
    if (used > limit) return limit < 3 ? '' : result + '…'
    result += character
  }
  return result
}
