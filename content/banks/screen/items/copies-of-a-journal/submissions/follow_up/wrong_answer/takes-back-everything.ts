type Entry = { n: number; tx: number; kind: string; key: string; value: number; intact: boolean }
type State = { upTo: number; data: ReadonlyMap<string, number> }

function apply(changes: readonly Entry[], data: Map<string, number>): void {
  for (const { kind, key, value } of changes) {
    if (kind === 'set') data.set(key, value)
    else data.delete(key)
  }
}

export function recover(snapshot: State, disks: readonly (readonly Entry[])[]): State {
  const entries = new Map<number, Entry>()
  for (const entry of disks.flat()) if (entry.intact) entries.set(entry.n, entry)
  const data = new Map(snapshot.data)
  const changes = new Map<number, Entry[]>()
  let n = 0
  for (let entry = entries.get(1); entry !== undefined; entry = entries.get(n + 1)) {
    n = entry.n
    const own = changes.get(entry.tx) ?? []
    changes.set(entry.tx, own)
    if (entry.kind === 'undo') own.length = 0
    else if (entry.kind !== 'commit') own.push(entry)
    else if (n > snapshot.upTo) apply(own, data)
  }
  return { upTo: Math.max(n, snapshot.upTo), data }
}
