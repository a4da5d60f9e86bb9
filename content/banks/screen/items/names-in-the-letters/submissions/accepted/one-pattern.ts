export function fillIn(template: string, values: ReadonlyMap<string, string>) {
  const missing = new Set<string>()
  const text = template.replace(/\{\{|\}\}|\{([a-z]+)\}/g, (found, name?: string) => {
    if (name === undefined) return found === '{{' ? '{' : '}'
    const value = values.get(name)
    if (value === undefined) missing.add(name)
    return value ?? found
  })
  return { text, missing: [...missing] }
}
