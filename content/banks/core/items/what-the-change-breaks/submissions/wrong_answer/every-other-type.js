export function breakingChanges(before, after) {
  return before.flatMap(({ name, type, optional }) => {
    const now = after.find((field) => field.name === name)
    if (!now) return [{ name, reason: 'gone' }]
    if (now.type !== type) return [{ name, reason: 'type' }]
    return now.optional && !optional ? [{ name, reason: 'optional' }] : []
  })
}
