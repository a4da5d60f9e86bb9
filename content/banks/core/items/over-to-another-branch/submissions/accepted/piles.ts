interface Migration {
  readonly tables: readonly string[]
  readonly reversible: boolean
}

export function planSwitch(
  applied: readonly string[],
  target: readonly string[],
  migrations: ReadonlyMap<string, Migration>,
): { undo: string[]; apply: string[] } | null {
  const tables = new Set([...migrations.values()].flatMap((migration) => migration.tables))
  const pile = (names: readonly string[], table: string): string[] =>
    names.filter((name) => migrations.get(name)!.tables.includes(table))

  const stays = new Set(applied)
  let before: number
  do {
    before = stays.size
    for (const table of tables) {
      const wanted = pile(target, table)
      let isBeginning = true
      pile(applied, table).forEach((name, height) => {
        isBeginning &&= stays.has(name) && wanted[height] === name
        if (!isBeginning) stays.delete(name)
      })
    }
  } while (stays.size < before)

  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name)!.reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
