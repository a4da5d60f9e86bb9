type Field = { name: string; type: string; optional: boolean }
type Break = { name: string; reason: string }

export function breakingChanges(before: readonly Field[], after: readonly Field[]): Break[] {
  return before.flatMap(({ name, type, optional }): Break[] => {
    const now = after.find((field) => field.name === name)
    if (!now) return [{ name, reason: 'gone' }]
    if (now.type !== type && !(type === 'number' && now.type === 'int')) return [{ name, reason: 'type' }]
    return now.optional !== optional ? [{ name, reason: 'optional' }] : []
  })
}
