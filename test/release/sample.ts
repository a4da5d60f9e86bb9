import type { Item } from '#schemas/item'
import type { CompiledItem } from '../../generators/compile/compiled-item.ts'
import type { ReleaseSource } from '../../generators/release/assemble.ts'

interface SampleOptions {
  readonly id?: string
  readonly version?: string
  readonly use?: 'practice' | 'graded'
  readonly status?: Item['status']
  readonly stem?: string
  readonly proofState?: CompiledItem['proofState']
  readonly verdict?: 'verified' | 'refused'
}

const DIGEST = 'a'.repeat(64)

/** A compiled item as the compiler would hand it over, for tests of what becomes of it. */
export function sampleItem({
  id = 'parcels-a-day',
  version = '1.0.0',
  use = 'practice',
  status = 'live',
  stem = '<p>How many parcels fit?</p>',
  proofState = 'current',
  verdict = 'verified',
}: SampleOptions = {}): CompiledItem {
  const key = { form: 'number' as const, key: [{ category: 1, value: 42 }] }
  const facts = {
    id,
    version,
    kind: 'short' as const,
    title: 'Parcels a day',
    skills: ['systems.capacity-estimates'],
    level: 2,
    minutes: 3,
    ai: 'forbidden' as const,
    locale: 'en',
    languages: [],
    max: 1,
    scoring: ['The right number.'],
    license: 'CC-BY-4.0',
    authors: ['A. Author'],
    stem,
    parameters: { model: '2pl' as const, a: 1.2, b: -1, c: 0, d: 1 },
    task: { form: 'number' as const },
  }
  const explanation = '<p>Divide the day by the time that one takes.</p>'
  return {
    id,
    folder: `items/${id}`,
    digest: DIGEST,
    frontmatter: {
      id,
      version,
      kind: 'short',
      use,
      title: facts.title,
      status,
      skills: facts.skills,
      level: 2,
      minutes: 3,
      scoring: { 1: 'The right number.' },
      ai: 'forbidden',
      locale: 'en',
      license: facts.license,
      authors: [{ name: 'A. Author' }],
      answer: { ...key, accept: ['42'], reject: ['41'] },
    },
    public:
      use === 'practice'
        ? { ...facts, use, grading: { key, hints: [], explanation, solutions: [] } }
        : { ...facts, use },
    sealed: {
      id,
      version,
      kind: 'short',
      canary: `${CANARY} ${id}`,
      key,
      hints: [],
      explanation,
      submissions: [],
    },
    detail: { kind: 'short' },
    responses: [],
    ...(proofState === 'missing'
      ? {}
      : {
          proof: {
            version: 1,
            item: id,
            itemVersion: version,
            digest: DIGEST,
            tool: '0.1.0',
            verdict,
            reasons: verdict === 'refused' ? ['a wrong response got the category 1'] : [],
            executed: 4,
          },
        }),
    proofState,
  }
}

const CANARY = 'd70ac187-2292-49f0-9a28-ae8afdeee80a'

/** A bank of these items. */
export function sampleSource(items: readonly CompiledItem[]): ReleaseSource {
  return {
    bank: {
      version: 1,
      id: 'post',
      title: 'Post',
      description: 'Items about parcels.',
      license: 'CC-BY-4.0',
      locale: 'en',
      canary: CANARY,
    },
    taxonomy: {
      version: 1,
      areas: [
        {
          id: 'systems',
          title: 'Systems',
          skills: [{ id: 'capacity-estimates', title: 'Capacity estimates' }],
        },
      ],
    },
    tests: [
      {
        version: 1,
        id: 'practice',
        title: 'Practice',
        description: 'All of it.',
        use: 'practice',
        release: '0.0.0-dev',
        locale: 'en',
        blocks: [
          {
            id: 'main',
            title: 'Main',
            ai: 'forbidden',
            select: { selector: 'maximum-information' },
            stop: [{ rule: 'length', min: 1, max: 2 }],
          },
        ],
      },
    ],
    items,
  }
}
