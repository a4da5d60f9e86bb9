export function planSwitch(applied, target, migrations) {
  const tables = new Set([...migrations.values()].flatMap((migration) => migration.tables))
  const pulls = new Map(applied.map((name) => [name, []])) // from a migration to those that lie right on it
  const waiting = []
  for (const table of tables) {
    const isHere = (name) => migrations.get(name).tables.includes(table)
    const there = applied.filter(isHere)
    const wanted = target.filter(isHere)
    there.forEach((name, height) => {
      if (height > 0) pulls.get(there[height - 1]).push(name)
      if (wanted[height] !== name) waiting.push(name)
    })
  }
  const goes = new Set()
  for (const name of waiting) {
    if (goes.has(name)) continue
    goes.add(name)
    waiting.push(...pulls.get(name))
  }
  for (const name of goes) if (!migrations.get(name).reversible) return null
  return {
    undo: applied.filter((name) => goes.has(name)).reverse(),
    apply: target.filter((name) => goes.has(name) || !pulls.has(name)),
  }
}
