type Field = { name: string; type: string; optional: boolean }
type Break = { name: string; reason: string }

export function breakingChanges(before: readonly Field[], after: readonly Field[]): Break[] {
  const next = new Map(after.map((field) => [field.name, field]))
  return before.flatMap((old) => {
    const reason = reasonOf(old, next.get(old.name))
    return reason === undefined ? [] : [{ name: old.name, reason }]
  })
}

function reasonOf(old: Field, now: Field | undefined): string | undefined {
  if (now === undefined) return 'gone'
  const isNarrower = old.type === 'number' && now.type === 'int'
  if (now.type !== old.type && !isNarrower) return 'type'
  return now.optional && !old.optional ? 'optional' : undefined
}
