export function fillIn(template, values) {
  const missing = new Set()
  let text = ''
  for (const piece of template.match(/\{\{|\}\}|\{[a-z]+\}|[^]/g) ?? []) {
    const name = piece.slice(1, -1)
    if (piece.length > 2 && !values.has(name)) missing.add(name)
    if (piece === '{{' || piece === '}}') text += piece[0]
    else text += piece.replace(/^\{([a-z]+)\}$/, values.get(name) ?? piece)
  }
  return { text, missing: [...missing] }
}
