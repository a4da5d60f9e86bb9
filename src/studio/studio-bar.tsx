import { useId, useState } from 'preact/hooks'
import { download } from '../components/download.ts'
import { studio as words } from '../text/studio.ts'
import { BeginWith } from './begin-with.tsx'
import type { StudioDesign } from './design.ts'
import { OpenRelease, type OpenedRelease } from './open-release.tsx'
import type { Past } from './past.ts'
import { UndoButtons } from './undo-buttons.tsx'
import type { OfferedTests } from './use-releases.ts'

interface StudioBarProps {
  readonly offered: readonly OfferedTests[]
  /** the test that was begun with, as `hash id`; empty once it was changed */
  readonly present: string
  readonly past: Past<StudioDesign>
  /** whether the design is too large for an address */
  readonly isTooLarge: boolean
  readonly onPast: (change: (past: Past<StudioDesign>) => Past<StudioDesign>) => void
  readonly onTest: (hash: string, test: string) => void
  readonly onText: (text: string) => void
  readonly onRelease: (opened: OpenedRelease) => void
  /** is told of a fault of ours */
  readonly onFailure: () => void
}

/** Largest file that is read as a blueprint, in bytes. */
const MOST_BYTES = 1024 * 1024

/** What is begun with, what is undone, and what leaves the page. */
export function StudioBar({
  offered,
  present,
  past,
  isTooLarge,
  onPast,
  onTest,
  onText,
  onRelease,
  onFailure,
}: StudioBarProps) {
  const id = useId()
  const [refusal, setRefusal] = useState<string>()

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
      <BeginWith label={words.test} offered={offered} present={present} onTest={onTest} />
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
      <UndoButtons past={past} onPast={onPast} />
      <OpenRelease onRelease={onRelease} onFailure={onFailure} />
      {refusal !== undefined && (
        <p class="note note-bad" role="alert">
          {refusal}
        </p>
      )}
      <p class={isTooLarge ? 'note note-bad' : 'small muted studio-bar-note'}>
        {isTooLarge ? words.addressless : words.address}
      </p>
    </div>
  )
}

function fileNameOf(text: string): string {
  const id = /^id: *['"]?([a-z0-9-]{1,80})/m.exec(text)?.[1]
  return `${id ?? 'blueprint'}.yaml`
}
