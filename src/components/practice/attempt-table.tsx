import type { Attempt } from '../../practice/history.ts'
import { history as words } from '../../text/history.ts'
import { practice } from '../../text/practice.ts'
import { moment } from '../../text/when.ts'
import { site } from '../addresses.ts'
import { DataTable } from '../data-table.tsx'
import { addressOfTest, notesOf, scoreText } from './attempt-words.ts'

interface AttemptTableProps {
  /** In the order of the rows. */
  readonly attempts: readonly Attempt[]
  /** Names of the sessions that are over. */
  readonly finished: ReadonlySet<string>
}

/** Attempts at one item. */
export function AttemptTable({ attempts, finished }: AttemptTableProps) {
  return (
    <DataTable
      label={practice.item.attempts}
      columns={[words.course.when, words.course.score, words.columns.notes, words.columns.session]}
      head={0}
      rows={attempts.map((attempt) => {
        const isOver = finished.has(attempt.session)
        return {
          key: attempt.session,
          cells: [
            moment(attempt.when),
            scoreText(attempt),
            notesOf(attempt).join(', '),
            <a href={isOver ? site.result(attempt.session) : addressOfTest(attempt.test)}>
              {isOver ? words.attempts.result : words.attempts.resume}
              <span class="hidden-text"> {moment(attempt.when)}</span>
            </a>,
          ],
        }
      })}
    />
  )
}
