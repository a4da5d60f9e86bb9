import type { ItemParameters } from '#schemas/parameters'
import { calibrate } from '../calibrate/calibrate.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { createGenerator, type Generator } from '../numeric/generator.ts'
import { uncertaintyOf } from '../parameters/uncertainty.ts'
import { responsesOf } from '../responses/responses.ts'
import {
  beliefOf,
  createTally,
  drawCategory,
  drawNormal,
  PRIOR,
  type Belief,
  type Coverage,
} from '../testlet/coverage.laws.ts'
import { posteriorAfter } from '../testlet/posterior-after.ts'
import { estimateFamilies } from './estimate-families.ts'

/** What one study of calibrated parameters varies. */
export interface CalibratedCell {
  readonly model: '2pl' | 'grm'
  /** persons of each calibration, who answer every item */
  readonly persons: number
  /** SD of b between variants of a family, in logits */
  readonly familySd: number
}

/** What is believed of calibrated items, and of fresh variants of their families. */
export type Way =
  | 'calibrated'
  | 'calibrated, no correlation'
  | 'calibrated, taken as known'
  | 'drawn to the family'
  | 'fresh'
  | 'fresh, family error alone'
  | 'fresh, taken as known'

const FAMILIES = 12
const VARIANTS = 3
/** Persons who sit each test of a bank. */
const SITTINGS = 25

/**
 * From responses to intervals: banks of families are drawn and answered by a calibration sample; their calibration, its
 * errors and the estimated families are what an engine then believes of twelve calibrated items, or of a fresh variant of
 * each family. Nothing that the engine uses is taken from the truth.
 *
 * @param banks calibrations, each with 25 people per test
 */
export async function calibratedCoverage(
  { model, persons, familySd }: CalibratedCell,
  banks: number,
): Promise<ReadonlyMap<Way, Coverage>> {
  const tallies = new Map<Way, ReturnType<typeof createTally>>()
  let made = 0
  for (let bank = 0; made < banks; bank++) {
    const generator = createGenerator('calibrated', `${model}/${persons}/${familySd}/${bank}`)
    const middles = Array.from({ length: FAMILIES }, () => 0.8 * drawNormal(generator))
    const variant = (family: number): ItemParameters => {
      const a = 1.3 * Math.exp(0.15 * drawNormal(generator))
      const b = (middles[family] ?? 0) + familySd * drawNormal(generator)
      return model === 'grm' ? { model, a, b: [b - 0.7, b, b + 0.7] } : { model, a, b, c: 0, d: 1 }
    }
    const truth = Array.from({ length: FAMILIES * VARIANTS }, (_, i) => variant(i % FAMILIES))
    const rows = Array.from({ length: persons }, () => {
      const ability = drawNormal(generator)
      return truth.map((item) => drawCategory(item, ability, generator))
    })
    const { items } = await calibrate(responsesOf(rows), { model })
    // a score that nobody reached is closed up, and what is then scored is another item: such a bank is drawn anew
    if (items.some(({ scores }, i) => scores.length !== highestCategory(truth[i] ?? variant(0)) + 1)) continue
    made++
    const calibrated = items.map((item): ItemParameters => {
      const uncertainty = uncertaintyOf(item)
      return uncertainty === undefined ? item.parameters : { ...item.parameters, uncertainty }
    })
    const { families, variants } = estimateFamilies(
      calibrated.map((parameters, i) => ({ family: `family ${i % FAMILIES}`, parameters })),
    )
    const taken = Array.from({ length: FAMILIES }, (_, f) => f + FAMILIES * generator.below(VARIANTS))
    const of = (from: readonly ItemParameters[]) => taken.flatMap((i) => from[i] ?? [])
    sitAll(tallies, of(truth), generator, {
      calibrated: of(calibrated),
      'calibrated, no correlation': of(calibrated).map(withoutCorrelation),
      'calibrated, taken as known': of(calibrated).map(asKnown),
      'drawn to the family': of(variants),
    })
    // a fresh variant of each family, new for each person
    const fresh = families.map((family) => family.fresh)
    const beliefs = {
      fresh,
      'fresh, family error alone': families.map(({ fresh: { uncertainty: _, ...rest }, se }) => ({
        ...rest,
        uncertainty: se,
      })),
      'fresh, taken as known': fresh.map(asKnown),
    }
    const held = prepare(beliefs)
    for (let n = 0; n < SITTINGS; n++)
      sit(
        tallies,
        Array.from({ length: FAMILIES }, (_, f) => variant(f)),
        generator,
        held,
      )
  }
  return new Map([...tallies].map(([way, tally]) => [way, tally.result()]))
}

type Beliefs = Partial<Record<Way, readonly ItemParameters[]>>

function sitAll(
  tallies: Map<Way, ReturnType<typeof createTally>>,
  truth: readonly ItemParameters[],
  generator: Generator,
  beliefs: Beliefs,
): void {
  const held = prepare(beliefs)
  for (let n = 0; n < SITTINGS; n++) sit(tallies, truth, generator, held)
}

function prepare(beliefs: Beliefs): readonly (readonly [Way, Belief])[] {
  return Object.entries(beliefs).map(([way, items]) => [way as Way, beliefOf(items)])
}

/** One person's answers, seen in every way. */
function sit(
  tallies: Map<Way, ReturnType<typeof createTally>>,
  truth: readonly ItemParameters[],
  generator: Generator,
  beliefs: readonly (readonly [Way, Belief])[],
): void {
  const ability = drawNormal(generator)
  const responses = truth.map((parameters, item) => ({
    item,
    category: drawCategory(parameters, ability, generator),
  }))
  for (const [way, { pool, testlets }] of beliefs) {
    const tally = tallies.get(way) ?? createTally()
    tallies.set(way, tally)
    const weights = posteriorAfter(pool, testlets, PRIOR, responses)
    tally.add(pool, ability, { weights, length: responses.length })
  }
}

function asKnown({ uncertainty: _uncertainty, ...rest }: ItemParameters): ItemParameters {
  return rest
}

function withoutCorrelation(parameters: ItemParameters): ItemParameters {
  const { lnA, b } = parameters.uncertainty ?? { lnA: 0, b: 0 }
  return { ...parameters, uncertainty: { lnA, b } }
}
