export function fillIn(template: string, values: ReadonlyMap<string, string>) {
  const missing = new Set<string>()
  for (const [, name = ''] of template.replaceAll('{{', '').matchAll(/\{([a-z]+)\}/g)) {
    if (!values.has(name)) missing.add(name)
  }
  let text = template.replaceAll('{{', '\u0001').replaceAll('}}', '\u0002')
  for (const [name, value] of values) text = text.split(`{${name}}`).join(value)
  text = text.replaceAll('\u0001', '{').replaceAll('\u0002', '}')
  return { text, missing: [...missing] }
}
