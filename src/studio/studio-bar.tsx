import { useId, useState } from 'preact/hooks'
import { download } from '../components/download.ts'
import { studio as words } from '../text/studio.ts'
import type { StudioRelease } from './offer.ts'
import { redo, undo, type Past } from './past.ts'
import type { StudioDesign } from './design.ts'
import { useUndoKeys } from './use-undo-keys.ts'

interface StudioBarProps {
  readonly releases: readonly StudioRelease[]
  readonly past: Past<StudioDesign>
  readonly onPast: (change: (past: Past<StudioDesign>) => Past<StudioDesign>) => void
  readonly onTest: (hash: string, test: string) => void
  readonly onText: (text: string) => void
}

/** Largest file that is read as a blueprint, in bytes. */
const MOST_BYTES = 1024 * 1024

/** What is begun with, what is undone, and what leaves the page. */
export function StudioBar({ releases, past, onPast, onTest, onText }: StudioBarProps) {
  const id = useId()
  const [refusal, setRefusal] = useState<string>()

  useUndoKeys(onPast)

  async function read(file: File): Promise<void> {
    setRefusal(undefined)
    if (file.size > MOST_BYTES) return setRefusal(words.tooLarge)
    try {
      onText(await file.text())
    } catch {
      setRefusal(words.unreadable)
    }
  }

  return (
    <div class="studio-bar">
      <p class="studio-field">
        <label for={`${id}-test`}>{words.test}</label>
        <select
          id={`${id}-test`}
          value=""
          onChange={({ currentTarget }) => {
            const [hash = '', test = ''] = currentTarget.value.split(' ')
            currentTarget.value = ''
            onTest(hash, test)
          }}
        >
          <option value="">…</option>
          {releases.flatMap(({ hash, bank, release, tests }) =>
            tests.map((test) => (
              <option key={`${hash} ${test.id}`} value={`${hash} ${test.id}`}>
                {words.ofBank(test.title, bank, release)}
              </option>
            )),
          )}
        </select>
      </p>
      <p class="studio-file">
        <label class="button" for={`${id}-file`}>
          {words.open}
        </label>
        <input
          id={`${id}-file`}
          class="studio-file-input"
          type="file"
          accept=".yaml,.yml,.json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            currentTarget.value = ''
            if (file) void read(file)
          }}
        />
      </p>
      <button
        type="button"
        class="button"
        onClick={() =>
          download(new Blob([past.now.text], { type: 'application/yaml' }), fileNameOf(past.now.text))
        }
      >
        {words.download}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled={past.before.length === 0}
        onClick={() => onPast(undo)}
      >
        {words.undo}
      </button>
      <button
        type="button"
        class="button"
        aria-disabled={past.after.length === 0}
        onClick={() => onPast(redo)}
      >
        {words.redo}
      </button>
      {refusal !== undefined && (
        <p class="note note-bad" role="alert">
          {refusal}
        </p>
      )}
      <p class="small muted studio-bar-note">{words.address}</p>
    </div>
  )
}

function fileNameOf(text: string): string {
  const id = /^id: *['"]?([a-z0-9-]{1,80})/m.exec(text)?.[1]
  return `${id ?? 'blueprint'}.yaml`
}
