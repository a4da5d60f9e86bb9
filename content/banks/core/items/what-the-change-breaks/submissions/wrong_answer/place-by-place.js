export function breakingChanges(before, after) {
  return before.flatMap(({ name, type, optional }, place) => {
    const now = after[place]
    if (now?.name !== name) return [{ name, reason: 'gone' }]
    if (now.type !== type && !(type === 'number' && now.type === 'int')) return [{ name, reason: 'type' }]
    return now.optional && !optional ? [{ name, reason: 'optional' }] : []
  })
}
