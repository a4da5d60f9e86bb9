// From the end to the beginning, each undo takes back the nearest change that is left.
function whatIsLeft(changes) {
  let undone = 0
  const left = []
  for (const change of changes.toReversed()) {
    if (change.kind === 'undo') undone += 1
    else if (undone > 0) undone -= 1
    else left.unshift(change)
  }
  return left
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
