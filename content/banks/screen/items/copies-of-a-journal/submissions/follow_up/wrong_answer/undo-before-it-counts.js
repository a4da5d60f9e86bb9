// As many of the last changes are taken back as there are undos.
function whatIsLeft(changes) {
  const undone = changes.filter(({ kind }) => kind === 'undo').length
  const left = changes.filter(({ kind }) => kind !== 'undo')
  return left.slice(0, Math.max(0, left.length - undone))
}

export function recover(snapshot, disks) {
  const entries = disks.flat().filter(({ intact }) => intact)
  const numbers = new Set(entries.map(({ n }) => n))
  let end = 0
  while (numbers.has(end + 1)) end += 1
  const journal = [...new Map(entries.map((entry) => [entry.n, entry])).values()]
    .filter(({ n }) => n <= end)
    .sort((a, b) => a.n - b.n)
  const data = new Map(snapshot.data)
  for (const commit of journal.filter(({ kind, n }) => kind === 'commit' && n > snapshot.upTo)) {
    for (const { kind, key, value } of whatIsLeft(journal.filter(({ tx, kind }) => tx === commit.tx && kind !== 'commit'))) {
      if (kind === 'delete') data.delete(key)
      else data.set(key, value)
    }
  }
  return { upTo: Math.max(end, snapshot.upTo), data }
}
