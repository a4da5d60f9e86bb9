interface Migration {
  readonly tables: readonly string[]
  readonly reversible: boolean
}

export function planSwitch(
  applied: readonly string[],
  target: readonly string[],
  migrations: ReadonlyMap<string, Migration>,
): { undo: string[]; apply: string[] } | null {
  const gone = new Set<string>()
  for (const [index, name] of applied.entries()) {
    const { tables } = migrations.get(name)!
    const liesOnGone = applied
      .slice(0, index)
      .some((below) => gone.has(below) && migrations.get(below)!.tables.some((table) => tables.includes(table)))
    if (!target.includes(name) || liesOnGone) gone.add(name)
  }
  const undo = applied.filter((name) => gone.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name)!.reversible)) return null
  return { undo, apply: target.filter((name) => gone.has(name) || !applied.includes(name)) }
}
