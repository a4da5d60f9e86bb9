export function decide(requests, minutes) {
  const holds = new Map()
  const granted = []
  for (const { at, page, who, what } of requests) {
    if (holds.has(page) && holds.get(page).until <= at) holds.delete(page)
    const holder = holds.get(page)?.who
    const isGranted = holder === who || (what === 'open' && holder === undefined)
    if (isGranted && what === 'open') holds.set(page, { who, until: at + minutes })
    if (isGranted && what === 'close') holds.delete(page)
    granted.push(isGranted)
  }
  return granted
}
