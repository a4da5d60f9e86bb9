import { useId, useState } from 'preact/hooks'
import { useSession } from '../../components/session/session-context.ts'
import { Tabs } from '../../components/tabs.tsx'
import { Editor, plainEditor } from '../../editor/Editor.tsx'
import type { KindProps } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { Cases } from './Cases.tsx'
import { OwnInput } from './OwnInput.tsx'
import { Runs } from './Runs.tsx'

const words = session.code

/** The editor, the visible cases, an input of one's own, and what the last run showed. */
export function Code({ item: { id, task }, response }: KindProps<'code'>) {
  const { actions, view } = useSession()
  const [tab, setTab] = useState('solution')
  const [line, setLine] = useState<{ readonly number: number }>()
  const name = useId()
  const texts = view.draft.kind === 'code' ? view.draft.texts : {}
  const extension = response.language === 'typescript' ? 'ts' : 'js'
  return (
    <div class="code">
      <Tabs
        label={words.files}
        class="code-tabs"
        selected={tab}
        onSelect={setTab}
        aside={
          <div class="code-tools">
            <label class="check">
              <input
                type="checkbox"
                checked={plainEditor.on.value}
                onChange={(event) => {
                  plainEditor.set(event.currentTarget.checked)
                }}
              />
              {words.plain}
            </label>
            {task.languages.length > 1 && (
              <>
                <label class="hidden-text" for={name}>
                  {words.language}
                </label>
                <select
                  id={name}
                  value={response.language}
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
          </div>
        }
        tabs={[
          {
            id: 'solution',
            label: `solution.${extension}`,
            content: <Editor document={id} language={response.language} texts={texts} line={line} />,
          },
          { id: 'cases', label: words.cases, content: <Cases task={task} /> },
          { id: 'input', label: words.input, content: <OwnInput task={task} /> },
        ]}
      />
      <Runs
        run={view.run}
        onLine={(number) => {
          setTab('solution')
          setLine({ number })
        }}
      />
    </div>
  )
}
