type Field = { name: string; type: string; optional: boolean }
type Break = { name: string; reason: string }

export function breakingChanges(before: readonly Field[], after: readonly Field[]): Break[] {
  const breaks: Break[] = []
  for (const { name, type, optional } of before) {
    const now = after.find((field) => field.name === name)
    if (!now) {
      breaks.push({ name, reason: 'gone' })
      continue
    }
    if (now.type !== type && !(type === 'number' && now.type === 'int')) breaks.push({ name, reason: 'type' })
    if (now.optional && !optional) breaks.push({ name, reason: 'optional' })
  }
  return breaks
}
