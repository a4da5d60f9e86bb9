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
  const stays = new Set(applied)
  for (const table of tables) {
    const there = applied.filter((name) => migrations.get(name)!.tables.includes(table))
    const wanted = target.filter((name) => migrations.get(name)!.tables.includes(table))
    let isBeginning = true
    for (const [height, name] of there.entries()) {
      isBeginning &&= wanted[height]!.localeCompare(name) === 0
      if (!isBeginning) stays.delete(name)
    }
  }
  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name)!.reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
