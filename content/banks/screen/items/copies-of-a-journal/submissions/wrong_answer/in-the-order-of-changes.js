export function recover(snapshot, disks) {
  const entries = disks.flat().filter(({ intact }) => intact)
  const numbers = new Set(entries.map(({ n }) => n))
  let end = 0
  while (numbers.has(end + 1)) end += 1
  const journal = [...new Map(entries.map((entry) => [entry.n, entry])).values()]
    .filter(({ n }) => n <= end)
    .sort((a, b) => a.n - b.n)
  const data = new Map(snapshot.data)
  const committed = new Set(
    journal.filter(({ kind, n }) => kind === 'commit' && n > snapshot.upTo).map(({ tx }) => tx),
  )
  for (const { tx, kind, key, value } of journal) {
    if (!committed.has(tx)) continue
    if (kind === 'delete') data.delete(key)
    if (kind === 'set') data.set(key, value)
  }
  return { upTo: Math.max(end, snapshot.upTo), data }
}
