interface Setting {
  name: string
  value: string
}

export function changesOf(before: Setting[], after: Setting[]): { name: string; kind: string }[] {
  const old = new Map(before.map(({ name, value }) => [name, value]))
  const now = new Map(after.map(({ name, value }) => [name, value]))
  const lines = (settings: Setting[]) => new Set(settings.map(({ name, value }) => `${name}=${value}`))
  const [oldLines, newLines] = [lines(before), lines(after)]
  const changes: { name: string; kind: string }[] = []
  for (const [name, value] of now) {
    if (oldLines.has(`${name}=${value}`)) continue
    changes.push({ name, kind: old.has(name) ? 'changed' : 'added' })
  }
  for (const [name, value] of old) {
    if (!now.has(name) && !newLines.has(`${name}=${value}`)) changes.push({ name, kind: 'removed' })
  }
  return changes
}
