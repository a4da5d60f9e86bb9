/** A release for tests: a few items in three areas. */
import { priorParameters } from '#adaptive'
import type { ItemFacts, ReleasePublic } from '#schemas/release-public'

/** @param id of the item @param skills as `area.skill` @param more what differs from an ordinary item */
export function sampleItem(id: string, skills: readonly string[], more: Partial<ItemFacts> = {}): ItemFacts {
  const level = more.level ?? 3
  const max = more.max ?? 3
  return {
    id,
    version: '1.0.0',
    kind: 'short',
    use: 'practice',
    title: `The ${id}`,
    skills,
    level,
    minutes: 5,
    ai: 'forbidden',
    locale: 'en',
    languages: [],
    max,
    parameters: priorParameters({ level, highest: max }),
    hash: hashFor(id),
    shard: hashFor('shard'),
    ...more,
  }
}

/** @param items of the release @param tests its blueprints, one adaptive test unless told otherwise */
export function sampleIndex(items: readonly ItemFacts[], tests = [sampleTest('practice')]): ReleasePublic {
  const area = (id: string, title: string, ...skills: readonly string[]) => ({
    id,
    title,
    skills: skills.map((skill) => ({ id: skill, title: `${title}: ${skill}` })),
  })
  return {
    version: 1,
    bank: 'sample',
    title: 'Sample',
    release: '1.0.0',
    taxonomy: {
      version: 1,
      areas: [
        area('reading', 'Reading', 'state', 'tracing'),
        area('data', 'Data', 'joins', 'windows'),
        area('systems', 'Systems', 'caching'),
      ],
    },
    tests,
    items,
  }
}

/** @param id of the test @param feedback when it says how answers did */
export function sampleTest(id: string, feedback: 'each' | 'end' = 'each'): ReleasePublic['tests'][number] {
  return {
    version: 1,
    id,
    title: `Test ${id}`,
    description: 'A test.',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    feedback,
    blocks: [
      {
        id: 'main',
        title: 'Main',
        ai: 'forbidden',
        select: { selector: 'maximum-information' },
        stop: [{ rule: 'length', min: 1, max: 5 }],
      },
    ],
  }
}

/** 64 hexadecimal digits that differ from text to text. */
function hashFor(text: string): string {
  const digits = [...text].map((letter) => letter.charCodeAt(0).toString(16)).join('')
  return digits.padEnd(64, '0').slice(0, 64)
}
