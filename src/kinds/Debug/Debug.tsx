import { useState } from 'preact/hooks'
import { countLines } from '#report'
import { Program } from '../../components/program.tsx'
import { Prediction } from '../../components/session/prediction.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { Workbench } from '../../components/session/workbench.tsx'
import { Editor } from '../../editor/Editor.tsx'
import type { KindProps } from '../../session/view.ts'
import { debug as words } from '../../text/kinds/debug.ts'
import { session } from '../../text/session.ts'
import { Runs } from '../Code/Runs.tsx'
import { changedFiles } from './changed-files.ts'
import { Changes } from './Changes.tsx'
import { FileList } from './FileList.tsx'
import { VisibleCases } from './VisibleCases.tsx'

/** Where a project is repaired; while the candidate is asked what it does now, the question and the cases. */
export function Debug(props: KindProps<'debug'>) {
  const { followUp } = useSession().view
  if (followUp?.stage !== 'predict') return <DebugWork {...props} />
  return (
    <Prediction followUp={followUp}>
      <h2>{session.code.cases}</h2>
      <VisibleCases task={props.item.task} isRunnable={false} />
    </Prediction>
  )
}

/** The project with an editor for each file that may be changed, the change as a whole, and what the last run showed. */
function DebugWork({ item: { id, task }, response: { followUp, ...base }, locked }: KindProps<'debug'>) {
  const response = followUp ?? base
  const { view, run } = useSession()
  const [tab, setTab] = useState('project')
  const [selected, setSelected] = useState(task.entry)
  const [line, setLine] = useState<{ readonly number: number }>()
  const file = task.files.find(({ path }) => path === selected)
  const changed = changedFiles(task, response.files)
  const lines = changed.reduce((sum, { before, after }) => {
    const { added, removed } = countLines(before, after)
    return sum + added + removed
  }, 0)
  const open = (path: string): void => {
    setLine(undefined)
    setSelected(path)
  }
  return (
    <Workbench
      kind="debug"
      label={words.parts}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'project',
          label: words.project,
          content: (
            <div class="project">
              <FileList files={task.files} changed={changed} selected={selected} onSelect={open} />
              <div class="project-file">
                {file?.editable === true ? (
                  <Editor
                    document={id}
                    language={languageOf(selected)}
                    file={selected}
                    texts={view.draft.texts}
                    line={line}
                    locked={locked}
                  />
                ) : (
                  <>
                    <p class="project-note muted small">{words.readOnlyLong}</p>
                    <Program text={file?.text ?? ''} label={selected} language={languageOf(selected)} />
                  </>
                )}
              </div>
            </div>
          ),
        },
        {
          id: 'changes',
          label: words.changes(lines),
          content: (
            <Changes
              changed={changed}
              lines={lines}
              {...(followUp === undefined && { most: task.maxChangedLines })}
            />
          ),
        },
        { id: 'cases', label: session.code.cases, content: <VisibleCases task={task} /> },
      ]}
    >
      <Runs
        run={view.run}
        onLine={(number, path = task.entry) => {
          setTab('project')
          setSelected(path)
          setLine({ number })
        }}
        onRun={run}
        onOwn={() => undefined}
      />
    </Workbench>
  )
}

function languageOf(path: string): string {
  return path.endsWith('.ts') ? 'typescript' : 'javascript'
}
