type Field = { name: string; type: string; optional: boolean }
type Break = { name: string; reason: string }

export function breakingChanges(before: readonly Field[], after: readonly Field[]): Break[] {
  const breaks: Break[] = []
  for (const old of before) {
    const now = after.find(({ name }) => name === old.name)
    if (!now) breaks.push({ name: old.name, reason: 'gone' })
    else if (now.type !== old.type && !(old.type === 'number' && now.type === 'int')) {
      breaks.push({ name: old.name, reason: 'type' })
    } else if (now.optional && !old.optional) breaks.push({ name: old.name, reason: 'optional' })
  }
  for (const { name } of after) if (!before.some((old) => old.name === name)) breaks.push({ name, reason: 'gone' })
  return breaks
}
