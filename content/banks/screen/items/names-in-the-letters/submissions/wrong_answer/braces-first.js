export function fillIn(template, values) {
  const missing = new Set()
  const single = template.replaceAll('{{', '{').replaceAll('}}', '}')
  const text = single.replace(/\{([a-z]+)\}/g, (found, name) => {
    if (values.has(name)) return values.get(name)
    missing.add(name)
    return found
  })
  return { text, missing: [...missing] }
}
