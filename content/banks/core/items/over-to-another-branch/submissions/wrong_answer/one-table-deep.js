export function planSwitch(applied, target, migrations) {
  const stays = new Set(applied.filter((name) => target.includes(name)))
  const unwanted = applied.filter((name) => !stays.has(name))
  for (const one of unwanted) {
    const { tables } = migrations.get(one)
    for (const name of applied.slice(applied.indexOf(one) + 1)) {
      if (migrations.get(name).tables.some((table) => tables.includes(table))) stays.delete(name)
    }
  }
  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name).reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
