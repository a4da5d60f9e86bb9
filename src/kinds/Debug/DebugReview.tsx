import { debug as words } from '../../text/kinds/debug.ts'
import type { ReviewProps } from '../kind.tsx'
import { changedFiles } from './changed-files.ts'
import { Changes } from './Changes.tsx'

/** Which faults are fixed and what broke, the change, and once the key may be shown the author's. */
export function DebugReview({ item, response, score, revealed }: ReviewProps<'debug'>) {
  const { task, grading } = item
  const categories = new Map(grading.key.groups.map(({ name, category }) => [name, category]))
  return (
    <div class="debug-review">
      <table class="review-table" aria-label={words.checks}>
        <thead>
          <tr>
            <th scope="col">{words.check}</th>
            <th scope="col">{words.result}</th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map(({ id, label, detail, earned, possible }) => {
            const isMet = earned >= possible
            const isGroup = categories.has(id)
            const isKept = isGroup && categories.get(id) === undefined
            const state = isKept ? (isMet ? words.kept : words.broken) : isMet ? words.fixed : words.notFixed
            return (
              <tr key={id} class={isMet ? 'part-met' : 'part-missed'}>
                <th scope="row">{label}</th>
                <td>
                  <span class="part-state">{isGroup ? state : (detail ?? '')}</span>
                  {isGroup && <span class="muted small"> {words.cases(earned, possible)}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h4>{words.yours}</h4>
      {changedFiles(task, response.files).length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Changes changed={changedFiles(task, response.files)} lines={0} />
      )}
      {revealed && (
        <>
          <h4>{words.authors}</h4>
          <Changes changed={changedFiles(task, grading.key.fix)} lines={0} />
        </>
      )}
    </div>
  )
}
