import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { OwnCase } from '#schemas/event'
import type { TaskOf } from '#schemas/public-item'
import { announce } from '../../components/live-region.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { ownCaseId } from '../../session/own-case-id.ts'
import { session } from '../../text/session.ts'
import { mostOwnCases, ownCaseOf } from './own-case.ts'
import { OwnCaseFields } from './OwnCaseFields.tsx'
import type { OwnCaseProblem } from './own-case-problem.ts'
import type { OwnCasesInWork } from './use-own-cases.ts'

const words = session.ownCases

interface OwnCasesProps {
  readonly task: TaskOf<'code'>
  /** What the candidate writes in, and values are written in. */
  readonly language: string
  readonly own: OwnCasesInWork
  /** A case to go to, by index; a new object goes there again. */
  readonly goTo: { readonly own: number } | undefined
  readonly locked: boolean
}

/** Cases of the candidate's own: they run with the visible ones and are kept with the answer. */
export function OwnCases({ task, language, own: { cases, full, set, flush }, goTo, locked }: OwnCasesProps) {
  const {
    run: runAlone,
    view: { run },
  } = useSession()
  const place = useRef<HTMLDivElement>(null)
  // By case: one that has been changed since is another object, of which nothing is known yet.
  const problems = useRef(new Map<OwnCase, OwnCaseProblem | undefined>())
  const [, redraw] = useState(0)

  /** Reading needs what running needs; it is there by then, and where it is not, the run will tell. */
  const check = (some: readonly OwnCase[]): void => {
    import('./own-case-problem.ts')
      .then(async ({ ownCaseProblem }) => {
        for (const each of some) problems.current.set(each, await ownCaseProblem(each, { ...task, language }))
        const [only, ...others] = some
        const problem = only === undefined ? undefined : problems.current.get(only)
        if (problem !== undefined && others.length === 0) announce(problem.text)
        redraw((count) => count + 1)
      })
      .catch(() => undefined)
  }
  useEffect(() => {
    if (run.state === 'done' && run.problems.length > 0) check(cases)
  }, [run])
  // By index: what takes the focus once the cases are drawn anew.
  const focusNext = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (goTo !== undefined) focusNext.current = goTo.own
  }, [goTo])
  useLayoutEffect(() => {
    if (focusNext.current === undefined) return
    const fields = place.current?.querySelectorAll<HTMLElement>('.own-case')
    const add = place.current?.querySelector<HTMLElement>('.own-add')
    ;(fields?.[focusNext.current]?.querySelector<HTMLElement>('textarea') ?? add)?.focus()
    focusNext.current = undefined
  })

  const insert = (index: number, own: OwnCase): void => {
    set(cases.toSpliced(index, 0, own), 'now')
    announce(words.added(index + 1))
    focusNext.current = index
  }
  const [example] = task.examples
  const blank: OwnCase = { input: '', expected: '' }
  return (
    <div class="own-cases" ref={place}>
      <p class="muted small">{words.intro(mostOwnCases, task.io === 'stdin' ? 'text' : language)}</p>
      {cases.length === 0 && <p>{words.none}</p>}
      {cases.map((own, index) => {
        const name = words.name(index + 1)
        return (
          <fieldset class="own-case" key={index}>
            <legend>{name}</legend>
            <OwnCaseFields
              task={task}
              language={language}
              own={own}
              problem={problems.current.get(own)}
              locked={locked}
              onChange={(next) => {
                set(cases.with(index, next), 'soon')
              }}
              onLeave={() => {
                flush()
                check([own])
              }}
            />
            <div class="own-actions">
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={session.run.runAloneOf(name)}
                onClick={() => {
                  runAlone(ownCaseId(index))
                }}
              >
                {session.run.runAlone}
              </button>
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={words.of(words.duplicate, name)}
                aria-disabled={full || locked}
                onClick={() => {
                  if (locked) return
                  if (full) announce(words.full(mostOwnCases))
                  else insert(index + 1, { ...own })
                }}
              >
                {words.duplicate}
              </button>
              <button
                type="button"
                class="button button-quiet button-small"
                aria-label={words.of(words.remove, name)}
                aria-disabled={locked}
                onClick={() => {
                  if (locked) return
                  set(cases.toSpliced(index, 1), 'now')
                  announce(words.removed(index + 1))
                  focusNext.current = Math.min(index, cases.length - 2)
                }}
              >
                {words.remove}
              </button>
            </div>
          </fieldset>
        )
      })}
      {full ? (
        <p class="muted">{words.full(mostOwnCases)}</p>
      ) : (
        <button
          type="button"
          class="button button-small own-add"
          aria-disabled={locked}
          onClick={() => {
            if (locked) return
            const start =
              cases.length === 0 && example !== undefined
                ? ownCaseOf(example, { ...task, language })
                : undefined
            insert(cases.length, start ?? blank)
          }}
        >
          {words.add}
        </button>
      )}
    </div>
  )
}
