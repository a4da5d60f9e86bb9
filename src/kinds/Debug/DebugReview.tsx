import type { TaskOf } from '#schemas/public-item'
import type { Score } from '#schemas/score'
import { Parts } from '../../components/parts.tsx'
import { followUp as change } from '../../text/follow-up.ts'
import { debug as words } from '../../text/kinds/debug.ts'
import type { ReviewProps } from '../kind.tsx'
import { changedFiles } from './changed-files.ts'
import { Changes } from './Changes.tsx'

/** Which faults are fixed and what broke, the change, and once the key may be shown the author's. */
export function DebugReview({ item, response, score, revealed }: ReviewProps<'debug'>) {
  const { task, grading } = item
  const { followUp } = response
  const solution = grading.key.followUp?.solutions[0]
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
          {score.parts.filter(isFirst).map(({ id, label, detail, earned, possible }) => {
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
      <h4>{followUp === undefined ? words.yours : change.base}</h4>
      <ChangeOf task={task} files={response.files} />
      {revealed && (
        <>
          <h4>{words.authors}</h4>
          <ChangeOf task={task} files={grading.key.fix} />
        </>
      )}
      {followUp !== undefined && (
        <>
          <Parts parts={score.parts.filter((part) => !isFirst(part))} />
          <p class="review-reason">
            {change.said(followUp.prediction, 'debug')}
            {followUp.reason !== '' && ` “${followUp.reason}”`}
          </p>
          <h4>{change.adapted('debug')}</h4>
          <ChangeOf task={task} files={followUp.files} />
          {revealed && solution !== undefined && (
            <>
              <h4>{change.solution}</h4>
              <ChangeOf task={task} files={solution.files} />
            </>
          )}
        </>
      )}
    </div>
  )
}

/** A change beside the project as it was given. */
function ChangeOf({
  task,
  files,
}: {
  readonly task: TaskOf<'debug'>
  readonly files: Readonly<Record<string, string>>
}) {
  const changed = changedFiles(task, files)
  return changed.length === 0 ? <p>{words.none}</p> : <Changes changed={changed} lines={0} />
}

function isFirst({ stage }: Score['parts'][number]): boolean {
  return stage === undefined
}
