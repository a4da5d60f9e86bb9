import type { Attempt } from '../../practice/history.ts'
import { history as words } from '../../text/history.ts'
import { practice } from '../../text/practice.ts'
import { moment } from '../../text/when.ts'
import { site } from '../addresses.ts'
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
    <div class="table-scroll" tabIndex={0} role="region" aria-label={practice.item.attempts}>
      <table>
        <thead>
          <tr>
            {[words.course.when, words.course.score, words.columns.notes, words.columns.session].map(
              (column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <tr key={attempt.session}>
              <th scope="row">{moment(attempt.when)}</th>
              <td>{scoreText(attempt)}</td>
              <td>{notesOf(attempt).join(', ')}</td>
              <td>
                <a
                  href={
                    finished.has(attempt.session) ? site.result(attempt.session) : addressOfTest(attempt.test)
                  }
                >
                  {finished.has(attempt.session) ? words.attempts.result : words.attempts.resume}
                  <span class="hidden-text"> {moment(attempt.when)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
