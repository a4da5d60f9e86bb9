import { useId, useRef, useState } from 'preact/hooks'
import { useGrowth } from '../../components/growth/growth-on-demand.tsx'
import { Separator } from '../../components/separator.tsx'
import { Adapting } from '../../components/session/adapting.tsx'
import { Prediction } from '../../components/session/prediction.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { Tabs } from '../../components/tabs.tsx'
import { Editor } from '../../editor/Editor.tsx'
import { EditorTools } from '../../editor/EditorTools.tsx'
import { PlainSwitch } from '../../editor/PlainSwitch.tsx'
import type { KindProps } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { Cases } from './Cases.tsx'
import { OwnCases } from './OwnCases.tsx'
import { Runs } from './Runs.tsx'
import { useOwnCases } from './use-own-cases.ts'
import { useValueWriting } from './use-value-writing.ts'

const words = session.code

/** Height of the results, in percent of the answer. */
const runsBounds = { low: 10, high: 75, start: 34 }

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
  const place = useRef<HTMLDivElement>(null)
  const extension = { typescript: 'ts', javascript: 'js', python: 'py' }[response.language]
  return (
    <div class="code" ref={place}>
      <Adapting />
      <Tabs
        label={words.files}
        class="code-tabs"
        selected={tab}
        onSelect={setTab}
        aside={
          <div class="code-tools">
            <PlainSwitch />
            {task.languages.length > 1 && (
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
            )}
            <EditorTools />
          </div>
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
      />
      <Separator
        name="runs"
        label={session.panes.runs}
        between="rows"
        around={place}
        bounds={runsBounds}
        controls="runs"
      />
      <Runs
        run={view.run}
        onLine={(number) => {
          setTab('solution')
          setLine({ number })
        }}
        onAlone={run}
        onOwn={(index) => {
          setTab('input')
          setOwnShown({ own: index })
        }}
      />
    </div>
  )
}
