export function recover(snapshot, disks) {
  const entries = disks.flat().filter(({ intact }) => intact)
  const numbers = new Set(entries.map(({ n }) => n))
  let end = 0
  while (numbers.has(end + 1)) end += 1
  const journal = [...new Map(entries.map((entry) => [entry.n, entry])).values()]
    .filter(({ n }) => n <= end)
    .sort((a, b) => a.n - b.n)
  const data = new Map(snapshot.data)
  for (const { kind, key, value } of journal.filter(({ n }) => n > snapshot.upTo)) {
    if (kind === 'delete') data.delete(key)
    if (kind === 'set') data.set(key, value)
  }
  return { upTo: Math.max(end, snapshot.upTo), data }
}
