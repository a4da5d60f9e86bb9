export function planSwitch(applied, target, migrations) {
  const tables = [...new Set([...migrations.values()].flatMap((migration) => migration.tables))]
  const pile = (names, table) => names.filter((name) => migrations.get(name).tables.includes(table))
  const stays = new Set(applied)
  for (let round = 0; round < 1; round += 1) {
    for (const table of tables) {
      const wanted = pile(target, table)
      let isBeginning = true
      pile(applied, table).forEach((name, height) => {
        isBeginning &&= stays.has(name) && wanted[height] === name
        if (!isBeginning) stays.delete(name)
      })
    }
  }
  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name).reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
