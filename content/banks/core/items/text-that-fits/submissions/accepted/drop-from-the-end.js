export function fitText(text, limit) {
  if (bytes(text) <= limit) return text
  const characters = Array.from(text)
  while (characters.length > 0 && bytes(characters.join('') + '…') > limit) characters.pop()
  const result = characters.join('') + '…'
  return bytes(result) <= limit ? result : ''
}

function bytes(text) {
  // Every byte that is not ASCII becomes a group like %E2 here.
  return encodeURIComponent(text).replace(/%../g, '.').length
}
