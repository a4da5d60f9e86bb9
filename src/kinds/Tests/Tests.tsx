import { useRef, useState } from 'preact/hooks'
import { Program } from '../../components/program.tsx'
import { Separator } from '../../components/separator.tsx'
import { Adapting } from '../../components/session/adapting.tsx'
import { Prediction } from '../../components/session/prediction.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { Tabs } from '../../components/tabs.tsx'
import { Editor } from '../../editor/Editor.tsx'
import { EditorTools } from '../../editor/EditorTools.tsx'
import { PlainSwitch } from '../../editor/PlainSwitch.tsx'
import type { KindProps } from '../../session/view.ts'
import { tests as words } from '../../text/kinds/tests.ts'
import { session } from '../../text/session.ts'
import { TestRuns } from './TestRuns.tsx'

/** Height of the results, in percent of the answer. */
const runsBounds = { low: 10, high: 75, start: 34 }

/** Where tests are written; while the candidate is asked what the locked ones do now, the question alone. */
export function Tests(props: KindProps<'tests'>) {
  const { followUp } = useSession().view
  if (followUp?.stage === 'predict') return <Prediction followUp={followUp} />
  return <TestsWork {...props} />
}

/** The tests, the function that they are about, and what they say of a right implementation. */
function TestsWork({ item: { id, task }, locked }: KindProps<'tests'>) {
  const { view } = useSession()
  const [tab, setTab] = useState('tests')
  const [line, setLine] = useState<{ readonly number: number }>()
  const place = useRef<HTMLDivElement>(null)
  const file = `tests.${task.language === 'typescript' ? 'ts' : 'js'}`
  const { name, parameters, returns } = task.signature
  const list = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(', ')
  return (
    <div class="code" ref={place}>
      <Adapting />
      <Tabs
        label={words.parts}
        class="code-tabs"
        selected={tab}
        onSelect={setTab}
        aside={
          <div class="code-tools">
            <PlainSwitch />
            <EditorTools />
          </div>
        }
        tabs={[
          {
            id: 'tests',
            label: file,
            content: (
              <Editor
                document={id}
                language={task.language}
                file="tests"
                texts={view.draft.texts}
                line={line}
                locked={locked}
              />
            ),
          },
          {
            id: 'described',
            label: words.described,
            content: (
              <div class="cases">
                <p>{words.function}</p>
                <Program
                  text={`${name}(${list}): ${returns.type}`}
                  label={words.function}
                  language={task.language}
                />
                <dl>
                  {parameters.map((parameter) => (
                    <div key={parameter.name}>
                      <dt>
                        <code>{parameter.name}</code>
                      </dt>
                      <dd>{parameter.doc}</dd>
                    </div>
                  ))}
                </dl>
                <p>{words.api}</p>
                <dl>
                  {api.map(([call, meaning]) => (
                    <div key={call}>
                      <dt>
                        <code>{call}</code>
                      </dt>
                      <dd>{meaning}</dd>
                    </div>
                  ))}
                </dl>
              </div>
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
      <TestRuns
        run={view.run}
        isChanged={view.followUp !== undefined}
        onLine={(number) => {
          setTab('tests')
          setLine({ number })
        }}
      />
    </div>
  )
}

const api = [
  ["test('name', () => { … })", words.apiTest],
  ['equal(actual, expected)', words.apiEqual],
  ['throws(() => …)', words.apiThrows],
] as const
