const kinds = { int: ['whole'], number: ['whole', 'fraction'], text: ['text'], flag: ['flag'] }

export function breakingChanges(before, after) {
  const breaks = []
  for (const { name, type, optional } of before) {
    const now = after.find((field) => field.name === name)
    const surprises = now && kinds[now.type].filter((kind) => !kinds[type].includes(kind))
    if (!now) breaks.push({ name, reason: 'gone' })
    else if (surprises.length > 0) breaks.push({ name, reason: 'type' })
    else if (now.optional > optional) breaks.push({ name, reason: 'optional' })
  }
  return breaks
}
