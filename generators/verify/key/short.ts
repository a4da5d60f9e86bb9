import type { KeyOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { KeyMutant, KeyMutator } from './key-mutant.ts'

type Key = KeyOf<'short'>
type Mutant = KeyMutant<'short'>
type NumberKey = Extract<Key, { readonly form: 'number' | 'interval' }>
type Tolerance = NonNullable<Extract<Key, { readonly form: 'number' }>['key'][number]['tolerance']>

/** How much a tolerance is widened or narrowed, as factors. */
const [WIDER, NARROWER] = [1.25, 0.8] as const
/** Where responses are looked for, in tolerances from the value. */
const EDGES = [1.1, -1.1, 0.9, -0.9] as const
/** How far from there they may be, in tolerances, to be of few digits. */
const SLACK = 0.05

/** Each answer is forgotten; tolerances are wider and narrower; parts of a set are not needed; spelling counts, or does not. */
export const shortMutants: KeyMutator<'short'> = ({ gradable: { key } }) => [
  ...forgotten(key),
  ...tolerances(key),
  ...neededElements(key),
  ...spelling(key),
]

function forgotten(key: Key): readonly Mutant[] {
  if (key.key.length < 2) return []
  return key.key.map((entry, at) => ({
    name: `the answer ${shown(entry.value)} is forgotten`,
    key: { ...key, key: key.key.filter((_, index) => index !== at) } as Key,
    probes: textsOf(entry.value).map(answer),
  }))
}

function tolerances(key: Key): readonly Mutant[] {
  if (key.form !== 'number' && key.form !== 'interval') return []
  return key.key.flatMap((entry, at) => {
    const { tolerance } = entry
    if (tolerance === undefined) return []
    return [WIDER, NARROWER].map((factor) => ({
      name: `the tolerance of ${shown(entry.value)} is ${factor === WIDER ? 'a quarter wider' : 'a fifth narrower'}`,
      key: withEntry(key, at, { ...entry, tolerance: scaled(tolerance, factor) }),
      probes: EDGES.flatMap((edge) => atEdge(entry.value, tolerance, edge)).map(answer),
    }))
  })
}

function withEntry(key: NumberKey, at: number, entry: NumberKey['key'][number]): Key {
  return { ...key, key: key.key.map((one, index) => (index === at ? entry : one)) } as Key
}

function scaled({ absolute, relative }: Tolerance, factor: number): Tolerance {
  return {
    ...(absolute !== undefined && { absolute: absolute * factor }),
    ...(relative !== undefined && { relative: relative * factor }),
  }
}

function atEdge(value: NumberKey['key'][number]['value'], tolerance: Tolerance, edge: number): string[] {
  if (typeof value === 'number') return [moved(value, tolerance, edge)]
  const { low, high } = value
  return [`${moved(low, tolerance, edge)} to ${high}`, `${low} to ${moved(high, tolerance, edge)}`]
}

/** A number at an edge of a tolerance, in as few digits as can be. */
function moved(value: number, { absolute = 0, relative = 0 }: Tolerance, edge: number): string {
  const allowed = Math.max(absolute, relative * Math.abs(value))
  const wanted = value + edge * allowed
  for (let digits = 1; digits < 15; digits += 1) {
    const written = Number(wanted.toPrecision(digits))
    if (Math.abs(written - wanted) <= SLACK * allowed) return String(written)
  }
  return String(wanted)
}

function neededElements(key: Key): readonly Mutant[] {
  if (key.form !== 'set') return []
  return key.key.flatMap((entry) =>
    entry.value.length < 2
      ? []
      : entry.value.map((element, at): Mutant => {
          const rest = entry.value.filter((_, index) => index !== at)
          return {
            name: `${element} of ${shown(entry.value)} is not needed`,
            key: { ...key, key: [...key.key, { ...entry, value: rest }] },
            probes: [answer(rest.join(', '))],
          }
        }),
  )
}

function spelling(key: Key): readonly Mutant[] {
  if (key.form !== 'string' && key.form !== 'set') return []
  const texts = key.key.flatMap(({ value }) => textsOf(value))
  const { ignoreCase = false } = key
  const cases: Mutant = {
    name: ignoreCase ? 'small and capital letters differ' : 'small and capital letters are the same',
    key: { ...key, ignoreCase: !ignoreCase },
    probes: texts.flatMap((text) => [text.toLowerCase(), text.toUpperCase()]).map(answer),
  }
  if (key.form === 'set') return [cases]
  const { ignoreSpace = false } = key
  const spaces: Mutant = {
    name: ignoreSpace ? 'spaces count' : 'spaces do not count',
    key: { ...key, ignoreSpace: !ignoreSpace },
    probes: texts.flatMap((text) => [text.replace(/\s+/g, ''), [...text].join(' ')]).map(answer),
  }
  return [cases, spaces]
}

/** Texts that an entry of the key takes. */
function textsOf(value: Key['key'][number]['value']): readonly string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value === 'object') return 'low' in value ? [`${value.low} to ${value.high}`] : []
  return [String(value)]
}

function shown(value: Key['key'][number]['value']): string {
  return textsOf(value).join(', ')
}

function answer(text: string): ResponseOf<'short'> {
  return { kind: 'short', text }
}
