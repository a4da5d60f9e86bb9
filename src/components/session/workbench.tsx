import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { EditorTools } from '../../editor/EditorTools.tsx'
import { session } from '../../text/session.ts'
import { Separator } from '../separator.tsx'
import { Tabs } from '../tabs.tsx'
import { Adapting } from './adapting.tsx'

type TabsProps = Parameters<typeof Tabs>[0]

interface WorkbenchProps extends Pick<TabsProps, 'label' | 'selected' | 'onSelect' | 'tabs'> {
  /** A class of the kind's own. */
  readonly kind?: string
  /** What there is to choose beside the editor. */
  readonly tools?: ComponentChildren
  /** What the last run showed: a part with the id `runs`. */
  readonly children: ComponentChildren
}

/** Height of the results, in percent of the answer. */
const bounds = { low: 10, high: 75, start: 34 }

/** Where an answer is written: an editor and what is beside it in tabs, and below them what the last run showed. */
export function Workbench({ kind = '', tools, children, ...tabs }: WorkbenchProps) {
  const place = useRef<HTMLDivElement>(null)
  return (
    <div class={`code ${kind}`} ref={place}>
      <Adapting />
      <Tabs {...tabs} class="code-tabs" aside={<EditorTools>{tools}</EditorTools>} />
      <Separator
        name="runs"
        label={session.panes.runs}
        between="rows"
        around={place}
        bounds={bounds}
        controls="runs"
      />
      {children}
    </div>
  )
}
