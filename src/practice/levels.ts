import {
  createPool,
  credibleInterval,
  expected,
  normalPrior,
  rowOf,
  SESSION_GRID,
  skillLevels,
  updated,
  type SkillLevel,
} from '#adaptive'
import type { ItemFacts } from '#schemas/release-public'
import { areaOfSkill } from './catalogue.ts'
import { attemptsOf, type Attempt, type History } from './history.ts'
import type { PracticeIndex } from './practice-index.ts'

/** An area's level after one answer. */
export interface CoursePoint {
  readonly attempt: Attempt
  /** Milliseconds since 1970-01-01 UTC. */
  readonly when: number
  /** In logits, with the ends of the 95 % interval. */
  readonly theta: number
  readonly low: number
  readonly high: number
}

/** What practice here has shown of one area, and how that came about. */
export interface AreaLevel extends SkillLevel {
  readonly title: string
  /** After each answer that touches it, the earliest first. */
  readonly course: readonly CoursePoint[]
}

/** @returns the areas of all taxonomies, each once */
export function areasIn({ releases }: PracticeIndex): readonly {
  readonly id: string
  readonly title: string
}[] {
  const areas = new Map<string, { id: string; title: string }>()
  for (const { index } of releases)
    for (const { id, title } of index.taxonomy.areas) if (!areas.has(id)) areas.set(id, { id, title })
  return [...areas.values()]
}

/**
 * The attempts that say something about a level: first submissions on this device, nothing given away, to an item that
 * is still the same, without an AI, as each of the two policies is a scale of its own.
 *
 * @param history What this browser holds.
 * @returns The earliest first.
 */
export function countedAttempts(history: History): readonly Attempt[] {
  return attemptsOf(history).filter(isCounted)
}

/** @returns whether an attempt moves a level; see {@link countedAttempts} */
export function isCounted({ first, counted, same, score, facts }: Attempt): boolean {
  return first && counted && same && score !== undefined && facts?.ai === 'forbidden'
}

/**
 * The level per area over all practice in this browser.
 *
 * @param history What it holds.
 * @param index The site's releases, whose taxonomies give the areas.
 * @returns One entry per area in the order of the taxonomy, also where nothing was answered yet.
 */
export function levels(history: History, index: PracticeIndex): readonly AreaLevel[] {
  const attempts = countedAttempts(history)
  const areas = areasIn(index)
  const items = attempts.flatMap(({ facts }) => facts ?? [])
  const courses = coursesOf(attempts, items)
  const found = skillLevels({
    items,
    answers: attempts.map(({ item, score }) => ({ item, category: score?.category ?? 0 })),
    areas: areas.map(({ id }) => id),
  })
  return found.map((level, place) => ({
    ...level,
    title: areas[place]?.title ?? level.area,
    course: courses.get(level.area) ?? [],
  }))
}

/** The same arithmetic as `skillLevels`, kept after each answer: building every prefix anew would be quadratic. */
function coursesOf(
  attempts: readonly Attempt[],
  items: readonly ItemFacts[],
): ReadonlyMap<string, readonly CoursePoint[]> {
  const pool = createPool(
    items.map(({ parameters }) => parameters),
    SESSION_GRID,
  )
  const weights = new Map<string, Float64Array>()
  const courses = new Map<string, CoursePoint[]>()
  for (const [place, attempt] of attempts.entries()) {
    const { facts, score } = attempt
    if (facts === undefined || score === undefined || score.category > facts.max) continue
    for (const area of new Set(facts.skills.map(areaOfSkill))) {
      const before = weights.get(area) ?? normalPrior(SESSION_GRID)
      const after = updated(before, pool.probability, rowOf(pool, place, score.category))
      weights.set(area, after)
      const { theta } = expected(after, pool.abilities)
      const { low, high } = credibleInterval(after, pool.abilities)
      courses.set(area, [...(courses.get(area) ?? []), { attempt, when: attempt.when, theta, low, high }])
    }
  }
  return courses
}
