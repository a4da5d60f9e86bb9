import type { Candidate, CandidateList } from './read-candidates.ts'

/** Doubts of a sort that are told before the rest is only counted. */
const MOST_TOLD = 20

/** Letters of other scripts that look like a Latin one, after case is folded. */
const LOOK_ALIKES = new Map(
  Object.entries({
    a: 'аɑα',
    b: 'ьβ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еҽ',
    g: 'ɡ',
    h: 'һ',
    i: 'іıιӏ',
    j: 'ј',
    k: 'кκ',
    m: 'м',
    n: 'пη',
    o: 'оοօ',
    p: 'рρ',
    q: 'ԛ',
    r: 'г',
    s: 'ѕ',
    t: 'тτ',
    u: 'υս',
    v: 'νѵ',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
)

/**
 * New candidates whose window is over already, so that their link never opens.
 *
 * @param file for what is said
 * @param now in milliseconds since 1970
 * @returns a line for each, up to twenty
 */
export function closedAlready(
  added: readonly Candidate[],
  { rows }: CandidateList,
  file: string,
  now: number,
): readonly string[] {
  return told(
    added.flatMap(({ candidate, closes }) => {
      if (closes === undefined || Date.parse(closes) > now) return []
      const { line, closes: written } = rows.get(candidate) ?? { line: 0, closes }
      return [
        `${file}:${line}: ${quoted(candidate)} can begin until ${written}, which is past (it is ${new Date(now).toISOString()}, in UTC)`,
      ]
    }),
  )
}

/**
 * New candidates whose name differs from another one in nothing that people notice: case, white space, width, signs that
 * nobody sees, or letters that look alike. Each has a form of their own, so one person may have got two.
 *
 * @param known candidates of the registry
 * @returns a line for each, up to twenty
 */
export function nearlySameNames(
  added: readonly Candidate[],
  { candidates, rows }: CandidateList,
  known: readonly string[],
  file: string,
): readonly string[] {
  const isNew = new Set(added.map(({ candidate }) => candidate))
  const places = new Map<string, string>()
  const names = new Map<string, string>()
  for (const candidate of known) {
    places.set(candidate, 'in the registry')
    names.set(lookOf(candidate), candidate)
  }
  return told(
    candidates.flatMap(({ candidate }) => {
      const line = rows.get(candidate)?.line ?? 0
      const look = lookOf(candidate)
      const other = names.get(look)
      if (other === undefined || other === candidate) {
        places.set(candidate, `in line ${line}`)
        names.set(look, candidate)
        return []
      }
      if (!isNew.has(candidate) && !isNew.has(other)) return []
      return [
        `${file}:${line}: ${quoted(candidate)} looks like ${quoted(other)} ${places.get(other)}, and is another candidate with another form: where they are one person, write the name alike`,
      ]
    }),
  )
}

function lookOf(name: string): string {
  const folded = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu, '')
  return [...folded].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('')
}

/** A name in which nothing hides: what is not ASCII stands as its code points beside it. */
function quoted(name: string): string {
  const hidden = [...name].filter((letter) => letter > '~' || (letter !== ' ' && /\s/u.test(letter)))
  const points = hidden
    .slice(0, 8)
    .map((letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
  return `${JSON.stringify(name)}${points.length === 0 ? '' : ` (with ${points.join(' ')})`}`
}

function told(doubts: readonly string[]): readonly string[] {
  const more = doubts.length - MOST_TOLD
  return more > 0 ? [...doubts.slice(0, MOST_TOLD), `and ${more} more of the same`] : doubts
}
