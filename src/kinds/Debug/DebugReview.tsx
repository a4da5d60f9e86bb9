import type { TaskOf } from '#schemas/public-item'
import type { Score } from '#schemas/score'
import { Foreseen } from '../../components/adapted.tsx'
import { Parts } from '../../components/parts.tsx'
import { adapting } from '../../text/adapting.ts'
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
      <ChangeOf
        task={task}
        files={response.files}
        heading={followUp === undefined ? words.yours : change.base}
      />
      {revealed && <ChangeOf task={task} files={grading.key.fix} heading={words.authors} />}
      {followUp !== undefined && (
        <>
          <Parts parts={score.parts.filter((part) => !isFirst(part))} />
          <Foreseen kind="debug" {...followUp} />
          <ChangeOf task={task} files={followUp.files} heading={adapting.adapted('debug')} />
          {revealed && solution !== undefined && (
            <ChangeOf task={task} files={solution.files} heading={adapting.solution} />
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
  heading,
}: {
  readonly task: TaskOf<'debug'>
  readonly files: Readonly<Record<string, string>>
  readonly heading: string
}) {
  const changed = changedFiles(task, files)
  return (
    <>
      <h4>{heading}</h4>
      {changed.length === 0 ? <p>{words.none}</p> : <Changes changed={changed} lines={0} of={heading} />}
    </>
  )
}

function isFirst({ stage }: Score['parts'][number]): boolean {
  return stage === undefined
}
