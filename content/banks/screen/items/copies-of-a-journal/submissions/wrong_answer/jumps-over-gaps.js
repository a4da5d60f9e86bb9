export function recover(snapshot, disks) {
  const entries = disks.flat().filter(({ intact }) => intact)
  const numbers = new Set(entries.map(({ n }) => n))
  const end = Math.max(0, ...numbers)
  const journal = [...new Map(entries.map((entry) => [entry.n, entry])).values()]
    .filter(({ n }) => n <= end)
    .sort((a, b) => a.n - b.n)
  const data = new Map(snapshot.data)
  for (const commit of journal.filter(({ kind, n }) => kind === 'commit' && n > snapshot.upTo)) {
    for (const { tx, kind, key, value } of journal) {
      if (tx !== commit.tx || kind === 'commit') continue
      if (kind === 'delete') data.delete(key)
      else data.set(key, value)
    }
  }
  return { upTo: Math.max(end, snapshot.upTo), data }
}
