export function breakingChanges(before, after) {
  return before.flatMap(({ name, type, optional }) => {
    const now = after.find((field) => field.name === name)
    if (!now) return optional ? [] : [{ name, reason: 'gone' }]
    if (now.type !== type && !(type === 'number' && now.type === 'int')) return [{ name, reason: 'type' }]
    return now.optional && !optional ? [{ name, reason: 'optional' }] : []
  })
}
