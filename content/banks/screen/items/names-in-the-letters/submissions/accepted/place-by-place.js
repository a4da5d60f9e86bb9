export function fillIn(template, values) {
  const missing = []
  let text = ''
  let at = 0
  while (at < template.length) {
    const two = template.slice(at, at + 2)
    const end = template.indexOf('}', at)
    const name = template.slice(at + 1, end)
    if (two === '{{' || two === '}}') {
      text += two[0]
      at += 2
    } else if (template[at] === '{' && end > 0 && /^[a-z]+$/.test(name)) {
      if (values.has(name)) text += values.get(name)
      else {
        text += `{${name}}`
        if (!missing.includes(name)) missing.push(name)
      }
      at = end + 1
    } else {
      text += template[at]
      at += 1
    }
  }
  return { text, missing: [...missing] }
}
