import { singleTest, testOf } from '#adaptive'
import { hashOf } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import type { LoadedRelease } from '../session/release.ts'

/** A release with one item in it, which is here already. */
export function oneItemRelease(item: PracticeItem): {
  readonly test: string
  readonly release: LoadedRelease
} {
  const hash = hashOf(item)
  const { id, version, kind, title, skills, level, minutes, ai, locale, languages, max, parameters } = item
  const facts = { id, version, kind, title, skills, level, minutes, ai, locale, languages, max, parameters }
  const index: ReleasePublic = {
    version: 1,
    bank: 'preview',
    title: item.title,
    release: '0.0.0-dev',
    taxonomy: {
      version: 1,
      areas: [{ id: 'preview', title: item.title, skills: [{ id: 'preview', title: item.title }] }],
    },
    tests: [],
    items: [{ ...facts, use: 'practice', hash, shard: hash }],
  }
  const test = singleTest(id)
  return {
    test,
    release: {
      hash: hashOf(index),
      index,
      test: (wanted) => testOf(index, wanted),
      item: () => Promise.resolve(item),
      prefetch: () => undefined,
      prepare: () => Promise.resolve(),
    },
  }
}
