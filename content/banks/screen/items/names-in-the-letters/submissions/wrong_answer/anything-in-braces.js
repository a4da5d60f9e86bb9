export function fillIn(template, values) {
  const missing = new Set()
  const text = template.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (found, name) => {
    if (name === undefined) return found[0]
    if (values.has(name)) return values.get(name)
    missing.add(name)
    return found
  })
  return { text, missing: [...missing] }
}
