import { useRef, useState } from 'preact/hooks'
import type { Deleted } from '../../practice/delete-history.ts'
import type { Imported } from '../../practice/import-history.ts'
import { history } from '../../text/history.ts'
import { download } from '../download.ts'
import { DRY_RUN } from '../offers.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { ImportReport } from './import-report.tsx'

const words = history.keep

interface KeepSectionProps {
  /** Sessions that are here. */
  readonly count: number
  /** Something was added or deleted. */
  readonly onChange: () => Promise<void>
}

/** What to do with the record: take it along, bring it in, delete it. */
export function KeepSection({ count, onChange }: KeepSectionProps) {
  const [said, say] = useState('')
  const [imported, setImported] = useState<Imported>()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)

  const run = (first: string, task: () => Promise<string>): void => {
    if (busy) return
    setBusy(true)
    setImported(undefined)
    say(first)
    task()
      .then(say, () => {
        say(words.partMissing)
      })
      .finally(() => {
        setBusy(false)
      })
  }

  const save = (): void => {
    run(words.exporting, async () => {
      const { exportHistory } = await import('../../practice/export-history.ts')
      const { files, sessions, failed } = await exportHistory(DRY_RUN)
      for (const [place, text] of files.entries())
        download(new Blob([text], { type: 'application/json' }), nameOf(place, files.length))
      const done = words.exported(sessions, files.length)
      return failed.length === 0 ? done : `${done} ${words.exportFailed(failed)}`
    })
  }

  const bringIn = (chosen: File): void => {
    run(words.importing(0, 0), async () => {
      const { importHistory } = await import('../../practice/import-history.ts')
      const result = await importHistory(chosen, (done, of) => {
        say(words.importing(done, of))
      })
      setImported(result)
      if (result.type === 'refused') return words.importRefused.heading
      if (result.added > 0) await onChange()
      return words.imported(result.added, result.skipped)
    })
  }

  const deleteAll = (): void => {
    run(words.deleting, async () => {
      const { deleteHistory } = await import('../../practice/delete-history.ts')
      const deleted = await deleteHistory()
      await onChange()
      return deletedText(deleted, words.deletedAll)
    })
  }

  return (
    <section class="screen-only" aria-labelledby="keep">
      <h2 id="keep">{words.heading}</h2>
      <p class="prose">{words.text}</p>
      <div class="ways">
        <button
          type="button"
          class="button"
          aria-disabled={busy || count === 0}
          onClick={count > 0 ? save : undefined}
        >
          {words.export}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled={busy}
          aria-describedby="import-help"
          onClick={() => {
            file.current?.click()
          }}
        >
          {words.import}
        </button>
        <input
          ref={file}
          class="hidden-text"
          type="file"
          accept=".json,application/json"
          aria-label={words.importFile}
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            if (chosen !== undefined) bringIn(chosen)
            // The same file can be chosen again.
            currentTarget.value = ''
          }}
        />
        <button
          type="button"
          class="button"
          aria-disabled={busy || count === 0}
          onClick={
            count > 0
              ? () => {
                  setAsking(true)
                }
              : undefined
          }
        >
          {words.delete}
        </button>
      </div>
      <p class="muted small" id="import-help">
        {words.importHelp}
      </p>
      <p role="status" class="keep-status">
        {said}
      </p>
      {imported && <ImportReport imported={imported} />}
      <DeleteDialog
        heading={words.deleteHeading}
        open={asking}
        text={words.deleteText(count)}
        keep={words.keepAll}
        onExport={save}
        onDelete={deleteAll}
        onClose={() => {
          setAsking(false)
        }}
      />
    </section>
  )
}

/** @returns what came of deleting, in words */
export function deletedText({ locked, failed }: Deleted, done: string): string {
  const trouble = [
    ...(locked > 0 ? [words.locked(locked)] : []),
    ...(failed > 0 ? [words.failed(failed)] : []),
  ]
  return trouble.length === 0 ? done : trouble.join(' ')
}

function nameOf(place: number, of: number): string {
  const today = new Date().toISOString().slice(0, 10)
  return of === 1 ? `assay-history-${today}.json` : `assay-history-${today}-${place + 1}-of-${of}.json`
}
