/** Makes a query of the form that the stem describes, and titles of words with single spaces. */
export function arrange(query: string, titles: readonly string[]) {
  const parts = query.split('"')
  if (parts.length % 2 === 0) parts.push(parts.pop() ?? '')
  const isClosed = query.split('"').length % 2 === 1
  const kept = isClosed ? parts : [...parts.slice(0, -2), (parts.at(-2) ?? '') + (parts.at(-1) ?? '')]
  const quoted = kept.map((part, at) => (at % 2 === 1 ? part.replaceAll(/[^a-zA-Z ]/g, '') : part)).join('"')
  return [withoutStrayMinus(quoted), titles.map(tidy)]
}

function withoutStrayMinus(query: string): string {
  let kept = ''
  for (const [at, character] of [...query].entries()) {
    const isPlaced = kept === '' || / $|\($/.test(kept)
    const rest = query.slice(at + 1)
    if (character === '-' && (!isPlaced || /^-|^or(?![a-z])/i.test(rest))) continue
    kept += character
  }
  return kept
}

const tidy = (title: string) => title.trim().replaceAll(/ +/g, ' ') || 'Maps'

type Places = readonly number[]

export const properties = {
  'places of the list, ascending': (places: Places, _query: string, titles: readonly string[]) =>
    places.every((place, at) => place >= 0 && place < titles.length && place > (places[at - 1] ?? -1)),
}

const asTerm = (query: string) => {
  const open = query.replaceAll(/"[^"]*"/g, '')
  return /[()]/.test(open) ? undefined : `(${query})`
}

export const relations = {
  'capitals do not matter': {
    change: (query: string, titles: readonly string[]) => [
      query.toUpperCase(),
      titles.map((title) => title.toLowerCase()),
    ],
    holds: (places: Places, other: Places) => places.join() === other.join(),
  },
  'what has nothing in it is as if it were not there': {
    change: (query: string, titles: readonly string[]) =>
      query.length <= 85 ? [`() "" or ${query} or - )`, titles] : null,
    holds: (places: Places, other: Places) => places.join() === other.join(),
  },
  'what a query finds, its opposite does not': {
    change: (query: string, titles: readonly string[]) => {
      const term = asTerm(query)
      return term !== undefined && term.length <= 99 && /[a-z]/i.test(query.replaceAll(/\bor\b/gi, ''))
        ? [`-${term}`, titles]
        : null
    },
    holds: (places: Places, other: Places, [, titles]: readonly [string, readonly string[]]) =>
      [...places, ...other].toSorted((a, b) => a - b).join() === [...titles.keys()].join(),
  },
}
