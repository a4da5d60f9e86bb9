export function fitText(text, limit) {
  const sizes = Array.from(text, sizeOf)
  if (sizes.reduce((sum, size) => sum + size, 0) <= limit) return text
  if (limit < 3) return ''
  let result = ''
  let used = 1
  for (const character of text) {
    used += sizeOf(character)
    if (used > limit) break
    result += character
  }
  return result + '…'
}

function sizeOf(character) {
  const point = character.codePointAt(0)
  return point <= 0x7f ? 1 : point <= 0x7ff ? 2 : point <= 0xffff ? 3 : 4
}
