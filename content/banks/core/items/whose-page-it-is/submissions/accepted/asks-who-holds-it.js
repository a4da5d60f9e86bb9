export function decide(requests, minutes) {
  const holds = new Map()
  const granted = []
  for (const { at, page, who, what } of requests) {
    const hold = holds.get(page)
    const holder = at < hold?.until ? hold.who : undefined
    const isGranted = holder === who || (what === 'open' && holder === undefined)
    if (isGranted && what === 'open') holds.set(page, { who, until: at + minutes })
    if (isGranted && what === 'close') holds.delete(page)
    granted.push(isGranted)
  }
  return granted
}
