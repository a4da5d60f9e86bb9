import type { Blueprint } from '#schemas/blueprint'
import type { ReleasePublic } from '#schemas/release-public'
import { modelOf } from '../variant/models.ts'
import { createSessionConfig, type SessionConfig } from './config.ts'

/** What of a release's index decides which tests can be taken from it. */
type Source = Pick<ReleasePublic, 'release' | 'tests' | 'items'>

/** Begins the id of the test that is one item alone; no authored test may begin so. */
const SINGLE = 'only-'

/** @param item its id @returns the id of the test that consists of this item alone */
export function singleTest(item: string): string {
  return SINGLE + item
}

/** @param test its id @returns the id of its one item; undefined for a test of a blueprint's */
export function itemOfSingle(test: string): string | undefined {
  return test.startsWith(SINGLE) ? test.slice(SINGLE.length) : undefined
}

/**
 * A test of a release: one that has a blueprint there, or a practice item that a candidate chose, as a test of its own.
 *
 * @param source the release
 * @param id of the test
 * @returns its blueprint; undefined where the release has no such test or item
 */
export function testOf(source: Source, id: string): Blueprint | undefined {
  const single = itemOfSingle(id)
  if (single === undefined) return source.tests.find((test) => test.id === id)
  const item = source.items.find((one) => one.id === single)
  return item && testOfItem(source, item)
}

/**
 * The test that is one item alone, for who has the item at hand.
 *
 * @param source the release
 * @param item one of its items
 * @returns undefined where the item is not for practice
 */
export function testOfItem(
  { release }: Pick<Source, 'release'>,
  { id, use, title, locale, ai }: Source['items'][number],
): Blueprint | undefined {
  if (use !== 'practice') return undefined
  return {
    version: 1,
    id: singleTest(id),
    title,
    description: title,
    use: 'practice',
    release,
    locale,
    blocks: [
      {
        id: 'item',
        title,
        ai,
        select: { selector: 'maximum-information' },
        stop: [{ rule: 'length', min: 1, max: 1 }],
      },
    ],
  }
}

/**
 * Prepares a test of a release for the engine: with the items of the test's use and language, as `assay check` counts
 * them, and for a test of one item with that item alone, or with all members of its model.
 *
 * @param source the release
 * @param blueprint one of its tests, as {@link testOf} gives it
 * @throws RangeError as `createSessionConfig`
 */
export function configOfTest(source: Source, blueprint: Blueprint): SessionConfig {
  const single = itemOfSingle(blueprint.id)
  const items = source.items.filter((item) =>
    single === undefined
      ? item.use === blueprint.use && item.locale === blueprint.locale
      : item.id === single || modelOf(item) === single,
  )
  return createSessionConfig({ blueprint, items })
}
