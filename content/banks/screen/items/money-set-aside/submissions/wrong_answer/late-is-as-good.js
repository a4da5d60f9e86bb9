// All figures are found anew from the requests that were carried out.
function stateOf(done, made, lifetime) {
  let left = made.cents
  let captured = 0
  let isReleased = false
  for (const { kind, hold, cents } of done) {
    if (hold !== made.hold) continue
    if (kind === 'release') isReleased = true
    if (kind === 'refund') captured -= cents
    if (kind !== 'capture') continue
    left -= cents
    captured += cents
  }
  return { left: isReleased ? 0 : left, captured, until: made.at + lifetime, isReleased }
}

const holdsOf = (done, lifetime) =>
  [...done].filter(({ kind }) => kind === 'hold').map((made) => [made.hold, stateOf(done, made, lifetime)])

function availableAt(done, at, balance, lifetime) {
  let available = balance
  for (const { kind, cents } of done) {
    if (kind === 'capture') available -= cents
    if (kind === 'refund') available += cents
  }
  for (const [, { left, until }] of holdsOf(done, lifetime)) if (until > at) available -= left
  return available
}

function isPossible(done, { at, kind, hold: name, cents }, balance, lifetime) {
  const hold = new Map(holdsOf(done, lifetime)).get(name)
  const isCovered = cents <= availableAt(done, at, balance, lifetime)
  if (kind === 'hold') return !hold && isCovered
  if (!hold) return false
  const isExpired = at >= hold.until
  if (kind === 'capture') return cents <= hold.left
  if (kind === 'release') return !hold.isReleased && !isExpired
  return cents <= hold.captured
}

export function answers(requests, balance, lifetime) {
  const done = new Set()
  const firsts = new Map()
  return requests.map((request) => {
    const { key, at, kind, hold, cents } = request
    const said = [kind, hold, cents].join()
    let answer = 'conflict'
    if (!firsts.has(key)) {
      const possible = isPossible(done, request, balance, lifetime)
      if (possible) done.add(request)
      answer = possible ? 'done' : 'refused'
      firsts.set(key, { said, answer })
    } else if (firsts.get(key).said === said) answer = firsts.get(key).answer
    return { answer, available: availableAt(done, at, balance, lifetime) }
  })
}
