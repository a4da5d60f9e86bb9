import type { Model } from '#schemas/model'
import { rightText, type ModelFaults } from '../faults/fault-text.ts'
import type { Tell } from './check-names.ts'

/** Kinds of items that show a program of which it may be asked what is wrong with it. */
export const kindsWithFaults: readonly string[] = ['debug', 'review', 'trace']

/** What only reviews say: the programs of other kinds have a signature, or are run as they are. */
const ofReviews = ['signature', 'inputs', 'examples'] as const

/**
 * The faults of the item as it is written stand where the model says, and what is needed to plant others is there.
 *
 * @param textOf a file of the item; undefined where there is none
 */
export function checkFaults(
  { faults, cases }: Model,
  kind: string,
  textOf: (path: string) => string | undefined,
  tell: Tell,
): void {
  if (!faults || !kindsWithFaults.includes(kind)) return
  const { planted } = faults
  const names = Object.keys(planted)
  if (kind !== 'review' && names.length > 1)
    tell(['faults', 'planted'], `Unexpected ${names.length} faults in a model of kind ${kind}, expected one`)
  for (const key of ofReviews) {
    if (kind === 'review' && !faults[key])
      tell(['faults'], `Missing \`${key}\`, which faults of a review need`)
    if (kind !== 'review' && faults[key])
      tell(['faults', key], `Unexpected \`${key}\` in a model of kind ${kind}, expected it in reviews alone`)
  }
  if (kind === 'debug' && cases !== 'fresh')
    tell(['faults'], 'Unexpected cases, expected `cases: fresh`: another fault shows in other inputs')
  for (const [name, { right, wrong, input, gives, wants }] of Object.entries(planted)) {
    const at = ['faults', 'planted', name]
    if (lines(right) !== lines(wrong) || right === wrong)
      tell(
        at,
        `Unexpected ${right === wrong ? 'right text' : 'number of lines'}: the fault is another text of as many lines`,
      )
    const told = [input, gives, wants].filter((one) => one !== undefined).length
    if (told !== (kind === 'trace' ? 0 : 3))
      tell(
        at,
        kind === 'trace'
          ? 'Unexpected `input`, `gives` or `wants`: a program that is traced has none'
          : 'Missing `input`, `gives` or `wants`: an input that tells the fault, and what is returned for it',
      )
  }
  tellPlaces(faults, textOf, tell)
}

function tellPlaces(faults: ModelFaults, textOf: (path: string) => string | undefined, tell: Tell): void {
  const text = textOf(faults.in)
  if (text === undefined) {
    tell(['faults', 'in'], `Unexpected \`${faults.in}\`, expected a file of the item`)
    return
  }
  const found = rightText(text, faults, (same) => same)
  if ('words' in found) tell(['faults', 'planted', found.name, 'wrong'], `Unexpected fault: ${found.words}`)
}

function lines(text: string): number {
  return text.split('\n').length
}
