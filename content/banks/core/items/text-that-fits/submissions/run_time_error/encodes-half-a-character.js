export function fitText(text, limit) {
  if (bytes(text) <= limit) return text
  if (limit < 3) return ''
  let end = text.length
  while (bytes(text.slice(0, end)) + 3 > limit) end--
  return text.slice(0, end) + '…'
}

function bytes(text) {
  return encodeURIComponent(text).replace(/%../g, '.').length
}
