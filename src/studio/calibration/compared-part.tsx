import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { fixed, signed } from '#report'
import type { ParameterChange } from '#calibration'
import { DataTable } from '../../components/data-table.tsx'
import { calibration as words } from '../../text/calibration.ts'
import type { ComparedBank } from '../../workers/calibrated/protocol.ts'
import { comparedRows } from './compared-rows.ts'
import { useMore } from './use-more.ts'

interface ComparedPartProps {
  readonly compared: ComparedBank
  /** whether the parameters now are those of a release */
  readonly isRelease: boolean
}

const { bank: texts, items: itemTexts } = words
const { columns } = texts
/** Items that are named in a sentence. */
const NAMED = 8
const CHANGES = ['calibrated', 'recalibrated', 'kept', 'back-to-prior', 'prior'] as const

/** What would become of a bank: in sentences, then item by item. */
export function ComparedPart({ compared: { plan, compared }, isRelease }: ComparedPartProps) {
  const rows = useMemo(() => comparedRows(compared.items), [compared])
  const { shown, left, more } = useMore(rows)
  const { linking } = compared
  const isLinked = !('why' in linking)
  // where the whole bank goes by its priors, a sentence above says so, once
  const hasBefore = compared.items.some(({ before }) => before !== undefined)
  const hasAfter = compared.items.some(({ after }) => after !== undefined)
  return (
    <>
      <ul class="calibration-counts">
        {CHANGES.flatMap((change) => {
          const count = numberOf(plan.changes, change)
          return count === 0 ? [] : [<li key={change}>{texts.counts[change](count)}.</li>]
        })}
        {plan.fresh > 0 && <li>{texts.fresh(plan.fresh)}</li>}
        {plan.foreign.length > 0 && (
          <li>
            <bdi>{texts.foreign(namesOf(plan.foreign), Math.max(0, plan.foreign.length - NAMED))}</bdi>
          </li>
        )}
      </ul>
      {plan.refusals.length > 0 && (
        <div class="note note-bad">
          <p>{texts.refusals}:</p>
          <ul>
            {plan.refusals.map((reason) => (
              <li key={reason}>
                <bdi>{reason}</bdi>.
              </li>
            ))}
          </ul>
        </div>
      )}
      {numberOf(plan.changes, 'back-to-prior') > 0 && <p class="note">{texts.back}</p>}
      <ul class="calibration-counts">
        <li>
          <bdi>{texts.scale(plan.scale)}</bdi> {isRelease && texts.ofRelease}
        </li>
        {linkingWords(compared).map((sentence) => (
          <li key={sentence}>
            <bdi>{sentence}</bdi>
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <DataTable
          label={texts.label}
          columns={[
            columns.item,
            columns.change,
            columns.words,
            ...(hasBefore ? [columns.before] : []),
            ...(isLinked ? [columns.linked] : []),
            ...(hasAfter ? [columns.after] : []),
            ...(isLinked ? [columns.difference] : []),
            ...(hasBefore ? [columns.slopeBefore] : []),
            ...(hasAfter ? [columns.slopeAfter] : []),
          ]}
          head={0}
          rows={shown.map((row) => ({
            key: row.item,
            cells: [
              <bdi>{row.item}</bdi>,
              row.change,
              <bdi class="calibration-words">{row.toKnow}</bdi>,
              ...(hasBefore ? [each(row.before)] : []),
              ...(isLinked ? [each(row.linked)] : []),
              ...(hasAfter ? [each(row.after)] : []),
              ...(isLinked ? [row.difference] : []),
              ...(hasBefore ? [row.slopeBefore] : []),
              ...(hasAfter ? [each([row.slopeAfter])] : []),
            ],
          }))}
        />
      )}
      <p class="small" role="status">
        {itemTexts.shown(shown.length, rows.length)}
      </p>
      {left > 0 && (
        <p>
          <button type="button" class="button button-small" onClick={more}>
            {itemTexts.more(left)}
          </button>
        </p>
      )}
    </>
  )
}

function numberOf(changes: readonly ParameterChange[], wanted: ParameterChange['change']): number {
  return changes.filter(({ change }) => change === wanted).length
}

function namesOf(ids: readonly string[]): string {
  return ids.slice(0, NAMED).join(', ')
}

function each(texts: readonly string[]): ComponentChildren {
  return texts.map((text, at) => (
    <span key={at} class="calibration-each">
      {text}
    </span>
  ))
}

function linkingWords({ linking, items }: ComparedBank['compared']): readonly string[] {
  if (items.every(({ before }) => before === undefined)) return [texts.nothing]
  if ('why' in linking) return [texts.unlinked(linking.why)]
  const { link, isStable, common } = linking
  const drifted = items.flatMap(({ change, drift }) => (drift?.drifted === true ? [change.item] : []))
  return [
    texts.linked(common, fixed(link.A, 2), signed(link.B, 2)),
    drifted.length === 0 ? texts.noDrift : texts.drifted(namesOf(drifted), drifted.length),
    ...(isStable ? [] : [texts.unstable]),
  ]
}
