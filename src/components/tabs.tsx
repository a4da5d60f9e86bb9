import { useId, useRef } from 'preact/hooks'
import type { ComponentChildren } from 'preact'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly content: ComponentChildren
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly selected: string
  readonly onSelect: (id: string) => void
  /** What stands at the end of the row of tabs. */
  readonly aside?: ComponentChildren
  readonly class?: string
}

/** Tabs whose panels stay mounted; arrow keys, Home and End move between them. */
export function Tabs({ label, tabs, selected, onSelect, aside, class: name = '' }: TabsProps) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const select = (index: number): void => {
    const tab = tabs[(index + tabs.length) % tabs.length]
    if (tab === undefined) return
    onSelect(tab.id)
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${base}-${tab.id}`)}`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === selected)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    select(next)
  }
  return (
    <div class={`tabs ${name}`}>
      <div class="tabs-row">
        <div class="tabs-list" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              aria-selected={tab.id === selected}
              aria-controls={`${base}-${tab.id}-panel`}
              tabIndex={tab.id === selected ? 0 : -1}
              onClick={() => {
                onSelect(tab.id)
              }}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          class="tabs-panel"
          role="tabpanel"
          id={`${base}-${tab.id}-panel`}
          aria-labelledby={`${base}-${tab.id}`}
          hidden={tab.id !== selected}
        >
          {tab.content}
        </div>
      ))}
    </div>
  )
}
