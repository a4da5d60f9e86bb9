interface Setting {
  name: string
  value: string
}

export function changesOf(before: Setting[], after: Setting[]): { name: string; kind: string }[] {
  const old = new Map(before.map(({ name, value }) => [name, value]))
  const now = new Map(after.map(({ name, value }) => [name, value]))
  if (before.length === 0) return []
  const changes: { name: string; kind: string }[] = []
  for (const [name, value] of now) {
    if (!old.has(name)) changes.unshift({ name, kind: 'added' })
    else if (old.get(name) !== value) changes.push({ name, kind: 'changed' })
  }
  for (const name of old.keys()) {
    if (!now.has(name)) changes.splice(1, 0, { name, kind: 'removed' })
  }
  return changes
}
