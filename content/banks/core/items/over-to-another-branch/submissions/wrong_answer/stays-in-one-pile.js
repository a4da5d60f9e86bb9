export function planSwitch(applied, target, migrations) {
  const tables = [...new Set([...migrations.values()].flatMap((migration) => migration.tables))]
  const pile = (names, table) => names.filter((name) => migrations.get(name).tables.includes(table))
  const stays = new Set()
  for (const table of tables) {
    const wanted = pile(target, table)
    for (const [height, name] of pile(applied, table).entries()) {
      if (wanted[height] !== name) break
      stays.add(name)
    }
  }
  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name).reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
