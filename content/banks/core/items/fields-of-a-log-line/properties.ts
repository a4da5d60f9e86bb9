/**
 * Makes a line of the form that the stem describes of any text: each `=` in it ends a name, and what follows is a value,
 * in quotes where it begins with a digit or a quote.
 */
export function arrange(line: string) {
  let at = 0
  const take = () => line.charCodeAt(at++ % Math.max(1, line.length)) || 0
  const names = ['a', 'b', 'note', 'gate']
  const parts: string[] = []
  const fields = line.length % 5
  for (let i = 0; i < fields; i += 1) {
    const name = names[take() % names.length]
    const characters = Array.from({ length: take() % 6 }, take)
    const isQuoted = take() % 2 === 0
    const value = characters.map((code) => {
      if (isQuoted && code % 3 === 0) return ['\\\\', '\\"', '\\n'][code % 4] ?? 'n'
      const character = ['=', 'n', ' ', '7', '\\', 'x'][code % 6] ?? ''
      return (isQuoted && character === '\\') || (!isQuoted && character === ' ') ? '/' : character
    })
    parts.push(`${name}=${isQuoted ? `"${value.join('')}"` : value.join('')}`)
  }
  const gap = ' '.repeat(1 + (take() % 2))
  return [`${' '.repeat(take() % 2)}${parts.join(gap)}${' '.repeat(take() % 2)}`]
}

type Fields = ReadonlyMap<string, string>

const same = (one: Fields, other: Fields) =>
  one.size === other.size && [...one].every(([name, value]) => other.get(name) === value)

export const properties = {
  'every name has a value, and names consist of letters': (fields: Fields) =>
    [...fields.keys()].every((name) => /^[a-z]+$/.test(name)),
}

export const relations = {
  'spaces at both ends mean nothing': {
    change: (line: string) => (line.length <= 190 ? [`  ${line}   `] : null),
    holds: same,
  },
  'a field at the end counts, whatever it looks like': {
    change: (line: string) => (line.length <= 170 ? [`${line} note="say \\"n=1\\" \\\\n"`] : null),
    holds: (fields: Fields, more: Fields) =>
      more.get('note') === 'say "n=1" \\n' && same(new Map([...fields, ['note', 'say "n=1" \\n']]), more),
  },
}
