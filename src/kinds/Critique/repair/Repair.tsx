import { useId, useState } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { useSession } from '../../../components/session/session-context.ts'
import { Editor } from '../../../editor/Editor.tsx'
import { EditorTools } from '../../../editor/EditorTools.tsx'
import { critique as words } from '../../../text/kinds/critique.ts'
import { Runs } from '../../Code/Runs.tsx'
import { VisibleCases } from '../../Debug/VisibleCases.tsx'

interface RepairProps {
  /** Id of the item. */
  readonly item: string
  readonly repair: NonNullable<TaskOf<'critique'>['repair']>
  readonly locked: boolean
}

/** The assistant's code in an editor, the cases that it runs on, and what the last run showed. */
export function Repair({ item, repair, locked }: RepairProps) {
  const { view, run } = useSession()
  const [line, setLine] = useState<{ readonly number: number }>()
  const heading = useId()
  return (
    <section class="repair" aria-labelledby={heading}>
      <h2 id={heading}>{words.repair}</h2>
      <p class="muted small">{words.repairHelp}</p>
      <div class="repair-bench">
        <div class="repair-bar tabs-row">
          <code>{repair.file}</code>
          <EditorTools />
        </div>
        <Editor
          document={item}
          language={repair.language}
          file={repair.file}
          texts={view.draft.texts}
          line={line}
          locked={locked}
        />
        <Runs
          run={view.run}
          onLine={(number) => {
            setLine({ number })
          }}
          onRun={run}
          onOwn={() => undefined}
        />
        <VisibleCases task={{ ...repair, entry: repair.file }} />
      </div>
    </section>
  )
}
