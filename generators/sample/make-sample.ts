import { createGenerator, drawCategory, drawNormal } from '#adaptive'
import { hashOf } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import type { ItemParameters } from '#schemas/parameters'
import type { ReleasePublic } from '#schemas/release-public'

type SampleItem = ReleasePublic['items'][number]

/** What the studio's guides begin with: a bank and responses to it, all drawn by chance, and named so. */
export interface Sample {
  readonly index: ReleasePublic
  /** a table of scores: a row for each person, a column for each item, empty where somebody was not given it */
  readonly responses: string
}

/** What is amiss with the answers, so that a calibration has something to find. */
export const PLANTED = {
  /** the key is wrong: abler people do worse */
  reversed: 'choice-16',
  /** harder for people who answered in Python, equal in ability */
  unfair: 'trace-23',
  /** passed on since the bank was calibrated: far easier than it was */
  leaked: 'short-18',
} as const

const PERSONS = 500
/** Items of each of the two booklets, of which {@link SHARED} are the same. */
const BOOKLET = 40
const SHARED = 20
const ITEMS = 2 * BOOKLET - SHARED
/** How much harder the unfair item is, and how much easier the leaked one, in logits. */
const [UNFAIR, LEAKED] = [1.2, 1.6]

const KINDS = [
  { kind: 'code', skill: 'implementing.collections', minutes: 15, max: 3 },
  { kind: 'debug', skill: 'debugging.localising', minutes: 12, max: 2 },
  { kind: 'review', skill: 'reviewing.defects', minutes: 8, max: 2 },
  { kind: 'choice', skill: 'reading.invariants', minutes: 3, max: 1 },
  { kind: 'trace', skill: 'reading.tracing', minutes: 4, max: 1 },
  { kind: 'short', skill: 'implementing.numbers', minutes: 3, max: 1 },
] as const

const AREAS = [
  { id: 'reading', title: 'Reading code', skills: ['tracing', 'invariants'] },
  { id: 'implementing', title: 'Implementing', skills: ['collections', 'numbers'] },
  { id: 'debugging', title: 'Debugging', skills: ['localising'] },
  { id: 'reviewing', title: 'Reviewing', skills: ['defects'] },
] as const

const test: Blueprint = {
  version: 1,
  id: 'sample-screen',
  title: 'Sample screening test (simulated)',
  description: 'A screening test of eight problems to begin a design with. Its items are made up.',
  use: 'practice',
  release: '1.0.0',
  locale: 'en',
  feedback: 'end',
  blocks: [
    {
      id: 'screen',
      title: 'Screen',
      ai: 'forbidden',
      prior: { mean: 0, sd: 1 },
      select: { selector: 'randomesque', among: 3 },
      quotas: [
        { kind: 'code', min: 2, max: 3 },
        { kind: 'debug', min: 1, max: 2 },
        { kind: 'review', min: 1, max: 2 },
      ],
      stop: [
        { rule: 'length', min: 8, max: 8 },
        { rule: 'time', minutes: 90 },
      ],
    },
  ],
}

/** @returns the same sample each time */
export function makeSample(): Sample {
  const items = Array.from({ length: ITEMS }, (_, at) => sampleItem(at))
  const index: ReleasePublic = {
    version: 1,
    bank: 'sample',
    title: 'Sample bank (simulated)',
    release: '1.0.0',
    taxonomy: {
      version: 1,
      areas: AREAS.map(({ id, title, skills }) => ({
        id,
        title,
        skills: skills.map((skill) => ({ id: skill, title: capital(skill) })),
      })),
    },
    items,
    tests: [test],
    quality: hashOf('the sample has no file of quality'),
  }
  return { index, responses: responsesTo(items) }
}

function sampleItem(at: number): SampleItem {
  const { kind, skill, minutes, max } = KINDS[at % KINDS.length] ?? KINDS[0]
  const level = (Math.floor(at / KINDS.length) % 5) + 1
  const id = `${kind}-${String(at + 1).padStart(2, '0')}`
  return {
    id,
    title: `${capital(kind)} ${at + 1} (simulated)`,
    version: '1.0.0',
    kind,
    use: 'practice',
    ai: 'forbidden',
    locale: 'en',
    languages: max === 1 ? [] : ['python', 'typescript'],
    level,
    skills: [skill],
    minutes,
    max,
    parameters: knownParameters(at, level - 3, max),
    family: id,
    hash: hashOf(id),
    shard: hashOf('the sample has no items to show'),
  }
}

/** Parameters as an earlier calibration found them, by the answers of 300 people. */
function knownParameters(at: number, middle: number, max: number): ItemParameters {
  const draws = createGenerator('sample', `item/${at}`)
  const a = rounded(Math.exp(0.15 + 0.25 * drawNormal(draws)))
  const b = rounded(middle + 0.35 * drawNormal(draws))
  const known = { uncertainty: { lnA: 0.15, b: 0.2 }, persons: 300 }
  if (max === 1) return { model: '2pl', a, b, c: 0, d: 1, ...known }
  const steps = Array.from({ length: max }, (_, step) => rounded(b + 0.9 * (step - (max - 1) / 2)))
  return { model: 'grm', a, b: steps, ...known }
}

function responsesTo(items: readonly SampleItem[]): string {
  const rows = Array.from({ length: PERSONS }, (_, person) => {
    const draws = createGenerator('sample', `person/${person}`)
    const theta = 0.3 + drawNormal(draws)
    const language = draws.unit() < 0.4 ? 'python' : 'typescript'
    const first = person % 2 === 0 ? 0 : BOOKLET - SHARED
    const scores = items.map(({ id, parameters }, at) => {
      if (at < first || at >= first + BOOKLET) return ''
      const is = realParameters(id, parameters, language === 'python')
      const score = drawCategory(is, theta, draws)
      return String(id === PLANTED.reversed ? 1 - score : score)
    })
    return [`p${String(person + 1).padStart(3, '0')}`, language, ...scores].join(',')
  })
  const head = ['person', 'language', ...items.map(({ id }) => id)].join(',')
  return `${[head, ...rows].join('\n')}\n`
}

/** Parameters as they are now. */
function realParameters(id: string, known: ItemParameters, isPython: boolean): ItemParameters {
  const shift = id === PLANTED.leaked ? -LEAKED : id === PLANTED.unfair && isPython ? UNFAIR : 0
  const { uncertainty: _, ...exact } = known
  return exact.model === 'grm' || exact.model === 'gpcm'
    ? { ...exact, b: exact.b.map((b) => b + shift) }
    : { ...exact, b: exact.b + shift }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
