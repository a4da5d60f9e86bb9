type Entry = {
  readonly n: number
  readonly tx: number
  readonly kind: string
  readonly key: string
  readonly value: number
  readonly intact: boolean
}
type Disks = readonly (readonly Entry[])[]
type State = { readonly upTo: number; readonly data: ReadonlyMap<string, number> }

const longest = 14

/** One entry for each number; a transaction that goes on after its commit is another one. */
function journalOf(entries: readonly Entry[]): readonly Omit<Entry, 'intact' | 'n'>[] {
  const commits = new Map<number, number>()
  return Array.from({ length: entries.length === 0 ? 0 : longest }, (_, index) => {
    const entry = entries[index % entries.length]
    const { tx, kind, key, value } = entry ?? { tx: 1, kind: 'set', key: '', value: 1 }
    const own = 1 + ((tx + index) % 3)
    const before = commits.get(own) ?? 0
    const drawn = kind === 'delete' && index % 2 === 0 ? 'commit' : kind
    if (drawn === 'commit') commits.set(own, before + 1)
    return { tx: own + 5 * before, kind: drawn, key: 'abc'.charAt((key.length + index) % 3), value: (value % 90) + index }
  })
}

/** The values after the entry upTo, beside what was there all along. */
function valuesAt(upTo: number, journal: ReturnType<typeof journalOf>, data: ReadonlyMap<string, number>) {
  const values = new Map([...data].filter(([key]) => key.length > 1))
  const changes = new Map<number, { key: string; kind: string; value: number }[]>()
  for (const { tx, kind, key, value } of journal.slice(0, upTo)) {
    const own = changes.get(tx) ?? []
    changes.set(tx, own)
    if (kind === 'undo') own.pop()
    if (kind === 'set' || kind === 'delete') own.push({ key, kind, value })
    if (kind !== 'commit') continue
    for (const change of own) {
      if (change.kind === 'set') values.set(change.key, change.value)
      else values.delete(change.key)
    }
  }
  return values
}

/** Copies of one journal, with what is lost and what is damaged, and a snapshot of it. */
export function arrange(snapshot: State, disks: Disks) {
  const journal = journalOf(disks.flat())
  const copies = disks.map((disk, place) => {
    const lost = new Set(disk.map(({ n }) => 1 + (n % 40)))
    return journal.flatMap((_, index) => {
      const n = 1 + ((index * 5 + place) % longest)
      const intact = disk[n % Math.max(1, disk.length)]?.intact ?? true
      return lost.has(n) ? [] : [{ ...journal[n - 1], n, intact: intact || n < 6 }]
    })
  })
  const upTo = snapshot.upTo % longest
  return [{ upTo, data: valuesAt(upTo, journal, snapshot.data) }, copies]
}

const same = (one: State, other: State) =>
  one.upTo === other.upTo &&
  one.data.size === other.data.size &&
  [...one.data].every(([key, value]) => other.data.get(key) === value)

export const relations = {
  'a copy that is not intact says nothing': {
    change: (snapshot: State, disks: Disks) => {
      const [first] = disks
      if (first === undefined || disks.length > 2) return null
      return [snapshot, [...disks, first.map((entry) => ({ ...entry, kind: 'delete', intact: false }))]]
    },
    holds: (state: State, then: State) => same(state, then),
  },
}

export const properties = {
  'it never goes back behind the snapshot': (state: State, snapshot: State) => state.upTo >= snapshot.upTo,
}

export const followUp = { properties, relations }
