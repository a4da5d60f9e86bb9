export function fillIn(template: string, values: ReadonlyMap<string, string>) {
  const missing = new Set<string>()
  const filled = template.replace(/\{([a-z]+)\}/g, (found, name: string) => {
    const value = values.get(name)
    if (value === undefined) missing.add(name)
    return value ?? found
  })
  const text = filled.replaceAll('{{', '{').replaceAll('}}', '}')
  return { text, missing: [...missing] }
}
