export function planSwitch(applied, target, migrations) {
  const stays = new Set(applied.filter((name) => target.includes(name)))
  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name).reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
