import { useState } from 'preact/hooks'
import { Program } from '../../components/program.tsx'
import { Prediction } from '../../components/session/prediction.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { Workbench } from '../../components/session/workbench.tsx'
import { Editor } from '../../editor/Editor.tsx'
import type { KindProps } from '../../session/view.ts'
import { tests as words } from '../../text/kinds/tests.ts'
import { TestRuns } from './TestRuns.tsx'

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
  const file = `tests.${task.language === 'typescript' ? 'ts' : 'js'}`
  const { name, parameters, returns } = task.signature
  const list = parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(', ')
  return (
    <Workbench
      label={words.parts}
      selected={tab}
      onSelect={setTab}
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
    >
      <TestRuns
        run={view.run}
        isChanged={view.followUp !== undefined}
        onLine={(number) => {
          setTab('tests')
          setLine({ number })
        }}
      />
    </Workbench>
  )
}

const api = [
  ["test('name', () => { … })", words.apiTest],
  ['equal(actual, expected)', words.apiEqual],
  ['throws(() => …)', words.apiThrows],
] as const
