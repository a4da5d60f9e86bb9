type Field = { name: string; type: string; optional: boolean }
type Break = { name: string; reason: string }

export function breakingChanges(before: readonly Field[], after: readonly Field[]): Break[] {
  const breaks: Break[] = []
  for (const { name, type, optional } of before) {
    const now = after.find((field) => field.name === name)
    const isHarmless = now?.type === type || (type === 'int' && now?.type === 'number')
    if (!now) breaks.push({ name, reason: 'gone' })
    else if (!isHarmless) breaks.push({ name, reason: 'type' })
    else if (now.optional && !optional) breaks.push({ name, reason: 'optional' })
  }
  return breaks
}
