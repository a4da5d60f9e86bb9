interface Setting {
  name: string
  value: string
}

export function changesOf(before: Setting[], after: Setting[]): { name: string; kind: string }[] {
  const old = new Map(before.map(({ name, value }) => [name.toLowerCase(), value]))
  const now = new Map(after.map(({ name, value }) => [name, value]))
  const names = new Set([...now.keys()].map((name) => name.toLowerCase()))
  const changes: { name: string; kind: string }[] = []
  for (const [name, value] of now) {
    if (!old.has(name.toLowerCase())) changes.unshift({ name, kind: 'added' })
    else if (old.get(name.toLowerCase()) !== value) changes.push({ name, kind: 'changed' })
  }
  for (const { name } of before) {
    if (!names.has(name.toLowerCase())) changes.splice(1, 0, { name, kind: 'removed' })
  }
  return changes
}
