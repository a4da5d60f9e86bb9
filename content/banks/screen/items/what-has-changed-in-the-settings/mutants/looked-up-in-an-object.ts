interface Setting {
  name: string
  value: string
}

export function changesOf(before: Setting[], after: Setting[]): { name: string; kind: string }[] {
  const old: Record<string, string> = {}
  for (const { name, value } of before) old[name] = value
  const now = new Map(after.map(({ name, value }) => [name, value]))
  const changes: { name: string; kind: string }[] = []
  for (const [name, value] of now) {
    if (!(name in old)) changes.unshift({ name, kind: 'added' })
    else if (old[name] !== value) changes.push({ name, kind: 'changed' })
  }
  for (const name of Object.keys(old)) {
    if (!now.has(name)) changes.splice(1, 0, { name, kind: 'removed' })
  }
  return changes
}
