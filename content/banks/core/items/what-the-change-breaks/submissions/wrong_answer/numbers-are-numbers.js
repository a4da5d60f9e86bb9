const plain = (type) => (type === 'int' ? 'number' : type)

export function breakingChanges(before, after) {
  const now = Object.fromEntries(after.map((field) => [field.name, field]))
  return before.flatMap(({ name, type, optional }) => {
    if (!(name in now)) return [{ name, reason: 'gone' }]
    if (plain(now[name].type) !== plain(type)) return [{ name, reason: 'type' }]
    return now[name].optional && !optional ? [{ name, reason: 'optional' }] : []
  })
}
