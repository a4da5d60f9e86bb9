import type { Model } from '#schemas/model'
import type { VariantRecord } from '#schemas/variant'

export type ModelFaults = NonNullable<Model['faults']>
/** What stands in place of what in a right program, by the name of the fault. */
export type PlantedFaults = NonNullable<VariantRecord['faults']>

/** A program without the faults that it has, and where those would stand in it. */
export interface RightText {
  readonly right: string
  readonly faults: PlantedFaults
}

/**
 * Takes the faults of an item as it is written out of its program.
 *
 * @param put puts a text of the model into the words of the program
 * @returns what stands in the program other than once in place of a right text, as a fault in words
 */
export function rightText(
  text: string,
  { planted }: Pick<ModelFaults, 'planted'>,
  put: (text: string) => string,
): RightText | { readonly name: string; readonly words: string } {
  const places = Object.entries(planted)
    .map(([name, one]) => {
      const [right, wrong] = [put(one.right), put(one.wrong)]
      return { ...one, name, at: text.indexOf(wrong), last: text.lastIndexOf(wrong), right, wrong }
    })
    .sort((first, second) => first.at - second.at)
  const faults: Record<string, PlantedFaults[string]> = {}
  let right = ''
  let end = 0
  for (const { name, at, last, ...one } of places) {
    if (at < 0 || at !== last)
      return { name, words: `“${one.wrong}” stands ${at < 0 ? 'nowhere' : 'more than once'} in the program` }
    if (at < end) return { name, words: `“${one.wrong}” has a part of another fault` }
    right += text.slice(end, at)
    faults[name] = { at: right.length, ...one }
    right += one.right
    end = at + one.wrong.length
  }
  return { right: right + text.slice(end), faults }
}

/** A right program with faults in it. */
export function withFaults(right: string, faults: PlantedFaults): string {
  let text = right
  for (const one of Object.values(faults).toSorted((left, other) => other.at - left.at))
    text = text.slice(0, one.at) + one.wrong + text.slice(one.at + one.right.length)
  return text
}

/** Of a place in a text, from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

/** A line without what stands around it. */
export function lineText(text: string, line: number): string {
  return text.split('\n')[line - 1]?.trim() ?? ''
}

/** What stands in place of what, for people. */
export function faultWords({ right, wrong }: Pick<PlantedFaults[string], 'right' | 'wrong'>): string {
  if (wrong.trim() === '') return `without “${right.trim()}”`
  return `“${wrong.trim()}” in place of “${right.trim()}”`
}
