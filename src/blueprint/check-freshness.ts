import type { Blueprint } from '#schemas/blueprint'
import type { DataFile } from '#schemas/diagnose/data-file'
import type { Report } from '#schemas/diagnose/report'
import type { TestedFacts } from './tested-facts.ts'

/** Items that a sentence names before it only counts. */
const NAMED = 5

/**
 * Checks that variants can be drawn for each candidate, where a test wants that: it is sealed, and every item that it may
 * show has an item model from which variants have been admitted.
 *
 * @param offered what the test may show
 */
export function checkFreshness(
  { value, source }: DataFile<Blueprint>,
  offered: readonly TestedFacts[],
  report: Report,
): void {
  if (value.freshness?.variants !== 'unique') return
  const tell = (message: string, help: string) =>
    report.error('blueprint/freshness', source.rangeOf(['freshness', 'variants']), message, help)
  if (value.use === 'practice')
    return tell(
      'Unexpected `variants: unique` of a practice test, expected `pool`',
      'Variants of their own are drawn when a form is sealed, and practice is not sealed: its sessions draw from those of the release',
    )
  const policies = new Set(value.blocks.map(({ ai }) => ai))
  const modelled = new Set(offered.flatMap(({ variant }) => variant?.of ?? []))
  const without = offered.filter(
    ({ id, ai, variant }) => policies.has(ai) && variant === undefined && !modelled.has(id),
  )
  if (without.length === 0) return
  const named = without.slice(0, NAMED).map(({ id }) => `\`${id}\``)
  const more = without.length > NAMED ? ` and ${without.length - NAMED} more` : ''
  tell(
    `Unexpected \`variants: unique\`: nothing can be drawn for ${named.join(', ')}${more}, which ${without.length === 1 ? 'has' : 'have'} no admitted variant`,
    'Give every item that the test may show an item model with admitted variants, or say `pool` with `candidates` and `maxReuse`',
  )
}
