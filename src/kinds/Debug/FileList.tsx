import { useRef } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { countLines } from '#report'
import { debug as words } from '../../text/kinds/debug.ts'
import type { ChangedFile } from './changed-files.ts'

interface FileListProps {
  readonly files: TaskOf<'debug'>['files']
  readonly changed: readonly ChangedFile[]
  readonly selected: string
  readonly onSelect: (path: string) => void
}

/** The files of the project by folder. Arrow keys, Home and End go from file to file, Enter opens one. */
export function FileList({ files, changed, selected, onSelect }: FileListProps) {
  const list = useRef<HTMLElement>(null)
  const folders = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf('/') + 1))
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (next === undefined || at === -1) return
    event.preventDefault()
    buttons[(next + buttons.length) % buttons.length]?.focus()
  }
  return (
    <nav class="files" aria-label={words.files} ref={list} onKeyDown={onKeyDown}>
      {[...folders].map(([folder, inside]) => (
        <div key={folder} class="files-folder">
          {folder !== '' && <p class="files-name muted">{folder}</p>}
          <ul>
            {inside.map(({ path, editable }) => {
              const change = changed.find((one) => one.path === path)
              const counts = change && countLines(change.before, change.after)
              return (
                <li key={path}>
                  <button
                    type="button"
                    class="file"
                    aria-current={path === selected ? 'true' : undefined}
                    onClick={() => {
                      onSelect(path)
                    }}
                  >
                    <span class="file-name">
                      <span class="hidden-text">{path}</span>
                      <span aria-hidden="true">{path.slice(folder.length)}</span>
                    </span>{' '}
                    {!editable && <span class="file-state muted">{words.readOnly}</span>}
                    {counts !== undefined && (
                      <span class="file-state">
                        <span aria-hidden="true">{words.counts(counts.added, counts.removed)}</span>
                        <span class="hidden-text">{words.countsInWords(counts.added, counts.removed)}</span>
                      </span>
                    )}
                  </button>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
