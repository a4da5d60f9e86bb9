export function fitText(text, limit) {
  let used = 0
  let room = ''
  for (const character of text) {
    used += character.codePointAt(0) <= 0x7f ? 1 : 2
    if (used <= limit - 3) room += character
  }
  if (used <= limit) return text
  return limit < 3 ? '' : room + '…'
}
