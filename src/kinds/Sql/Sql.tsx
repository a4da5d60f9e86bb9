import { useEffect, useRef, useState } from 'preact/hooks'
import { useGrowth } from '../../components/growth/growth-on-demand.tsx'
import { Separator } from '../../components/separator.tsx'
import { Adapting } from '../../components/session/adapting.tsx'
import { Prediction } from '../../components/session/prediction.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { Tabs } from '../../components/tabs.tsx'
import { Editor } from '../../editor/Editor.tsx'
import { EditorTools } from '../../editor/EditorTools.tsx'
import type { KindProps } from '../../session/view.ts'
import { sql } from '../../text/kinds/sql.ts'
import { Databases } from './Databases.tsx'
import { SqlRuns } from './SqlRuns.tsx'

/** Height of the tables and results, in percent of the answer. */
const lowerBounds = { low: 20, high: 80, start: 55 }

/** Where queries are written; while the candidate is asked what the locked one gives now, the question and the tables. */
export function Sql(props: KindProps<'sql'>) {
  const { followUp } = useSession().view
  if (followUp?.stage !== 'predict') return <SqlWork {...props} />
  return (
    <Prediction followUp={followUp}>
      <Databases task={props.item.task} />
    </Prediction>
  )
}

/** The editor, and below it the tables, which give way to the results once there are some. */
function SqlWork({ item: { id, task }, locked }: KindProps<'sql'>) {
  const { view } = useSession()
  const [lower, setLower] = useState('tables')
  const [line, setLine] = useState<{ readonly number: number }>()
  const place = useRef<HTMLDivElement>(null)
  const { state } = view.run
  useGrowth(view.submitting && task.limits.complexity !== undefined)
  useEffect(() => {
    if (state !== 'idle') setLower('runs')
  }, [state])
  return (
    <div class="code sql" ref={place}>
      <Adapting />
      <div class="sql-editor">
        <EditorTools before={<span class="sql-file">{sql.file}</span>} />
        <Editor document={id} language="sql" texts={view.draft.texts} line={line} locked={locked} />
      </div>
      <Separator
        name="sql-lower"
        label={sql.lowerHeight}
        between="rows"
        around={place}
        bounds={lowerBounds}
        controls="runs"
      />
      <div class="sql-lower" id="runs">
        <Tabs
          label={sql.lower}
          class="sql-tabs"
          selected={lower}
          onSelect={setLower}
          tabs={[
            {
              id: 'tables',
              label: sql.tables,
              content: (
                <div class="sql-panel" role="region" aria-label={sql.tables} tabIndex={0}>
                  <Databases task={task} />
                </div>
              ),
            },
            {
              id: 'runs',
              label: sql.result,
              content: (
                <div class="sql-panel" role="region" aria-label={sql.result} tabIndex={0}>
                  <SqlRuns
                    run={view.run}
                    onLine={(number) => {
                      setLine({ number })
                    }}
                  />
                </div>
              ),
            },
          ]}
        />
      </div>
    </div>
  )
}
