export function planSwitch(applied, target, migrations) {
  let same = 0
  while (same < applied.length && applied[same] === target[same]) same += 1
  const stays = new Set(applied.slice(0, same))
  const undo = applied.filter((name) => !stays.has(name)).reverse()
  if (undo.some((name) => !migrations.get(name).reversible)) return null
  return { undo, apply: target.filter((name) => !stays.has(name)) }
}
