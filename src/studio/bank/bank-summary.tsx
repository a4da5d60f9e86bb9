import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow, Certainty } from './bank-rows.ts'

interface BankSummaryProps {
  readonly rows: readonly BankRow[]
  /** items that the test can give; undefined where that is not known */
  readonly given: number | undefined
}

const { summary: words } = studioBank

/** How large a bank is, and how well it is known. */
export function BankSummary({ rows, given }: BankSummaryProps) {
  const variants = rows.reduce((sum, row) => sum + row.variants.length, 0)
  const countOf = (certainty: Certainty): number => rows.filter((row) => row.certainty === certainty).length
  const [calibrated, stated] = [countOf('calibrated'), countOf('stated')]
  return (
    <>
      <p>
        {words.items(rows.length, variants)} {given !== undefined && words.given(given)}
      </p>
      {rows.length > 0 && (
        <p class={calibrated + stated === 0 ? 'note' : ''}>
          {calibrated + stated === 0 && words.uncalibrated}
          {calibrated > 0 && words.calibrated(calibrated, rows.length)}{' '}
          {stated > 0 && words.stated(stated, rows.length)}
        </p>
      )}
    </>
  )
}
