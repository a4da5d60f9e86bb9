import { canonicalJson } from '#log'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'

interface Steered {
  readonly name: string
  readonly group: string
  readonly visible: boolean
  readonly steering?: true
}

interface Options {
  readonly use: 'practice' | 'graded'
  /** Key of the list in its file. */
  readonly list: 'cases' | 'databases'
  /** What an answer is run on: two that are alike in it are one case. */
  readonly inputOf: (at: number) => unknown
}

/**
 * Checks the cases that steer a graded test. A candidate can read them, so the score of record needs others: each group
 * has both sorts, or the item has none that steer.
 *
 * @param groups names of the groups that hidden cases decide
 */
export function checkSteering(
  { source }: Pick<DataFile<unknown>, 'source'>,
  { groups, cases }: { readonly groups: readonly string[]; readonly cases: readonly Steered[] },
  report: Report,
  { use, list, inputOf }: Options,
): void {
  if (!cases.some(({ steering }) => steering)) return
  const inputs = cases.map((_, at) => canonicalJson(inputOf(at)))
  for (const [at, { name, visible, steering }] of cases.entries()) {
    if (!steering) continue
    const place = source.rangeOfKey([list, at, 'steering'])
    if (use === 'practice' || visible)
      report.error(
        'steering/misplaced',
        place,
        `Unexpected \`steering\` of ${visible ? `\`${name}\`, which is visible` : 'a practice item'}`,
        'Hidden cases of graded items steer: the browser has all others of a practice item as they are',
      )
    const same = inputs.findIndex((input, other) => input === inputs[at] && !cases[other]?.steering)
    if (same !== -1)
      report.error(
        'steering/overlap',
        place,
        `Unexpected \`steering\` of \`${name}\`, on whose input \`${cases[same]?.name ?? ''}\` runs too`,
        'A candidate can read what steers: give it an input that no other case has',
      )
  }
  for (const group of groups) {
    const hidden = cases.filter((one) => one.group === group && !one.visible)
    if (hidden.length === 0) continue
    const steers = hidden.filter(({ steering }) => steering).length
    if (steers > 0 && steers < hidden.length) continue
    report.error(
      'steering/group',
      source.rangeOfKey(['groups', group]),
      `Unexpected group \`${group}\` with ${steers === 0 ? 'no case that steers' : 'none but cases that steer'}, expected both sorts`,
      'Without the one, what is given next could not tell this group; without the other, nothing would be scored',
    )
  }
}
