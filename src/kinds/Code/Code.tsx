import { useId, useState } from 'preact/hooks'
import { useGrowth } from '../../components/growth/growth-on-demand.tsx'
import { Prediction } from '../../components/session/prediction.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { Workbench } from '../../components/session/workbench.tsx'
import { Editor } from '../../editor/Editor.tsx'
import type { KindProps } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { Cases } from './Cases.tsx'
import { OwnCases } from './OwnCases.tsx'
import { Runs } from './Runs.tsx'
import { useOwnCases } from './use-own-cases.ts'
import { useValueWriting } from './use-value-writing.ts'

const words = session.code

/** Where code is written; while the candidate is asked what the locked code does now, the question alone. */
export function Code(props: KindProps<'code'>) {
  const { followUp } = useSession().view
  if (followUp?.stage === 'predict') return <Prediction followUp={followUp} />
  return <CodeWork {...props} />
}

/** The editor, the visible cases, the candidate's own, and what the last run showed. */
function CodeWork({ item: { id, task }, response, locked }: KindProps<'code'>) {
  const { actions, view, run } = useSession()
  const { followUp } = view
  const [tab, setTab] = useState('solution')
  const [line, setLine] = useState<{ readonly number: number }>()
  const [ownShown, setOwnShown] = useState<{ readonly own: number }>()
  const own = useOwnCases()
  useValueWriting(response.language)
  useGrowth(view.submitting && task.limits.complexity !== undefined)
  const name = useId()
  const extension = { typescript: 'ts', javascript: 'js', python: 'py' }[response.language]
  return (
    <Workbench
      label={words.files}
      selected={tab}
      onSelect={setTab}
      tools={
        task.languages.length > 1 && (
          <>
            <label class="hidden-text" for={name}>
              {words.language}
            </label>
            <select
              id={name}
              value={response.language}
              disabled={locked || followUp !== undefined}
              onChange={(event) => {
                actions.setLanguage(event.currentTarget.value)
              }}
            >
              {task.languages.map((language) => (
                <option key={language} value={language}>
                  {words.languages[language] ?? language}
                </option>
              ))}
            </select>
          </>
        )
      }
      tabs={[
        {
          id: 'solution',
          label: `solution.${extension}`,
          content: (
            <Editor
              document={id}
              language={response.language}
              texts={view.draft.texts}
              line={line}
              locked={locked}
            />
          ),
        },
        {
          id: 'cases',
          label: words.cases,
          content: <Cases task={task} language={response.language} own={own} locked={locked} />,
        },
        {
          id: 'input',
          label: words.inputCount(own.cases.length),
          content: (
            <OwnCases task={task} language={response.language} own={own} goTo={ownShown} locked={locked} />
          ),
        },
      ]}
    >
      <Runs
        run={view.run}
        onLine={(number) => {
          setTab('solution')
          setLine({ number })
        }}
        onRun={run}
        onOwn={(index) => {
          setTab('input')
          setOwnShown({ own: index })
        }}
      />
    </Workbench>
  )
}
