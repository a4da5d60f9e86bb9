import { scoreResponse } from '#adaptive'
import { suggest } from '#schemas/diagnose/index'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import type { KnownResponse } from '../../compile/compiled-item.ts'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource } from '../kind.ts'
import type { DesignNames } from './names.ts'

interface Graded {
  readonly max: number
  readonly task: TaskOf<'design'>
  readonly key: KeyOf<'design'>
}

/**
 * The responses of `responses.yaml`, with one among them that looks whole and is not good.
 *
 * @param isDesignSound whether the design itself has no fault
 */
export function knownResponses(
  source: ItemSource<'design'>,
  names: DesignNames,
  graded: Graded,
  isDesignSound: boolean,
): readonly KnownResponse[] {
  const { responses, reportFor } = source
  const report = reportFor('responses.yaml')
  const estimates = graded.task.estimates.map(({ id }) => id)
  const known = (responses?.value.responses ?? []).flatMap(
    ({ name, category, why, response }, index): readonly KnownResponse[] => {
      const path = ['responses', index, 'response']
      if (!('choices' in response)) {
        const range = responses?.source.rangeOf(path)
        if (range) {
          const message = 'Unexpected form of response, expected `choices: {…}` and `estimates: {…}`'
          report.error('responses/form', range, message)
        }
        return []
      }
      let isKnown = true
      const unknown = (
        what: string,
        at: string,
        place: readonly (string | number)[],
        all: Iterable<string>,
      ) => {
        isKnown = false
        const isKey = what !== 'option'
        const range = isKey ? responses?.source.rangeOfKey(place) : responses?.source.rangeOf(place)
        const meant = suggest(at, all)
        const help = meant === undefined ? undefined : `Did you mean \`${meant}\`?`
        if (!range) return
        report.error(
          `responses/unknown-${what}`,
          range,
          `Unexpected ${what} \`${at}\``,
          help,
          wordEdit(meant),
        )
      }
      const choices = Object.entries(response.choices).map(([decision, option]) => {
        const place = [...path, 'choices', decision]
        const options = names.options.get(decision)
        const id = options?.get(option)
        if (!options) unknown('decision', decision, place, names.options.keys())
        else if (id === undefined) unknown('option', option, place, options.keys())
        return [decision, id ?? option] as const
      })
      for (const id of Object.keys(response.estimates)) {
        if (!estimates.includes(id)) unknown('estimate', id, [...path, 'estimates', id], estimates)
      }
      if (!isKnown) return []
      const given = { ...response.estimates }
      return [
        {
          name,
          category,
          why,
          response: { kind: 'design', choices: Object.fromEntries(choices), estimates: given },
        },
      ]
    },
  )
  // A response or a design at fault has been told already, and this would follow from it.
  const isSound = isDesignSound && known.length === responses?.value.responses.length
  if (isSound && !known.some((one) => isTempting(one, graded))) {
    report.error(
      'responses/no-temptation',
      responses.source.rangeOfKey(['responses']),
      'Missing response with every estimate right and every decision made that falls short all the same',
      'Add the design that looks good and contradicts itself, or fails a requirement',
    )
  }
  return known
}

/** Whether a response does all that is asked, and its choices do not go together or miss something. */
function isTempting({ response }: KnownResponse, graded: Graded): boolean {
  if (response.kind !== 'design') return false
  const { category, parts } = scoreResponse({ kind: 'design', ...graded }, response)
  const isMade = graded.task.decisions.every(({ id }) => Object.hasOwn(response.choices, id))
  const isEstimated = parts.every(({ id, earned }) => !id.startsWith('estimate.') || earned === 1)
  return category < graded.max && isMade && isEstimated
}
