interface Migration {
  readonly tables: readonly string[]
  readonly reversible: boolean
}

type Migrations = ReadonlyMap<string, Migration>
type Plan = { readonly undo: readonly string[]; readonly apply: readonly string[] } | null

const TABLES = ['people', 'rooms', 'keys', 'bills']

/** The map has exactly the migrations of both lists; both lists share names, and migrations share tables. */
export function arrange(applied: readonly string[], target: readonly string[], drawn: Migrations) {
  const others = target.map((name, at) => (name.length % 3 === 0 ? name : (applied[(at * 7) % applied.length] ?? name)))
  const wanted = [...new Set(others)]
  const all = [...drawn.values()]
  const migrations = [...new Set([...applied, ...wanted])].map((name, at) => {
    const drawnOne = drawn.get(name) ?? all[at % Math.max(1, all.length)]
    const { tables, reversible } = drawnOne ?? { tables: ['people'], reversible: true }
    const known = tables.map((table) => TABLES[table.length % TABLES.length] ?? table)
    return [name, { tables: [...new Set(known)], reversible: reversible || name.length % 2 === 0 }] as const
  })
  return [applied, wanted, new Map(migrations)]
}

const pile = (names: readonly string[], table: string, migrations: Migrations) =>
  names.filter((name) => migrations.get(name)?.tables.includes(table))

export const properties = {
  'after the plan, each table has the migrations of the target, in its order': (
    plan: Plan,
    applied: readonly string[],
    target: readonly string[],
    migrations: Migrations,
  ) => {
    if (plan === null) return true
    const after = [...applied.filter((name) => !plan.undo.includes(name)), ...plan.apply]
    const tables = new Set([...migrations.values()].flatMap((migration) => migration.tables))
    return [...tables].every(
      (table) => pile(after, table, migrations).join() === pile(target, table, migrations).join(),
    )
  },
  'only what can be undone is undone, and nothing applied later on its tables stays': (
    plan: Plan,
    applied: readonly string[],
    _target: readonly string[],
    migrations: Migrations,
  ) =>
    plan === null ||
    plan.undo.every((name, at) => {
      const { tables = [], reversible = false } = migrations.get(name) ?? {}
      const later = applied.slice(applied.indexOf(name) + 1)
      const above = later.filter((other) => migrations.get(other)?.tables.some((one) => tables.includes(one)))
      return reversible && above.every((other) => plan.undo.slice(0, at).includes(other))
    }),
}

export const relations = {
  'where everything can be undone there is a plan, and it undoes the same': {
    change: (applied: readonly string[], target: readonly string[], migrations: Migrations) => [
      applied,
      target,
      new Map([...migrations].map(([name, { tables }]) => [name, { tables, reversible: true }])),
    ],
    holds: (
      plan: Plan,
      free: Plan,
      [, , migrations]: readonly [readonly string[], readonly string[], Migrations],
    ) =>
      free !== null &&
      (plan === null
        ? free.undo.some((name) => migrations.get(name)?.reversible === false)
        : plan.undo.join() === free.undo.join() && plan.apply.join() === free.apply.join()),
  },
}
