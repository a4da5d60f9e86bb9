import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ReleasePublic } from '#schemas/release-public'
import { announce } from '../components/live-region.tsx'
import { studioOpen as words } from '../text/studio-open.ts'
import { readReleaseFile } from '../workers/release/client.ts'
import type { ReadRelease } from '../workers/release/protocol.ts'

/** A release that was opened from a file. */
export interface OpenedRelease {
  readonly index: ReleasePublic
  /** SHA-256 of the index, 64 hex digits */
  readonly hash: string
}

interface OpenReleaseProps {
  readonly onRelease: (opened: OpenedRelease) => void
  /** is told of a fault of ours */
  readonly onFailure: () => void
}

/** Larger than the index of any bank, in bytes: one of 10,000 items has 7 MB. */
const MOST_BYTES = 200 * 1024 * 1024

/** Opens the index of a release that is not on this site, by a button and by dropping it on the page. */
export function OpenRelease({ onRelease, onFailure }: OpenReleaseProps) {
  const id = useId()
  const [said, setSaid] = useState<string>()
  const [isReading, setReading] = useState(false)
  const read = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) return setSaid(words.tooLarge)
    setSaid(undefined)
    setReading(true)
    try {
      const found = await readReleaseFile(file)
      if (found.type === 'read') {
        const { index, hash } = found
        announce(words.opened(index.title, index.release, index.items.length))
        onRelease({ index, hash })
      } else setSaid(refusalOf(found))
    } catch (error) {
      reportError(error)
      onFailure()
    }
    setReading(false)
  }
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) void latest.current(file)
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
  return (
    <div class="studio-file studio-open">
      <span class="small muted" id={`${id}-hint`}>
        {words.hint}
      </span>
      <label class="button" for={id}>
        {words.label}
      </label>
      <input
        id={id}
        class="studio-file-input"
        type="file"
        accept=".json"
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (file) void read(file)
        }}
      />
      {isReading && <p role="status">{words.reading}</p>}
      {said !== undefined && (
        <p class="note note-bad" role="alert">
          {said}
        </p>
      )}
    </div>
  )
}

function refusalOf(found: Exclude<ReadRelease, { type: 'read' }>): string {
  switch (found.type) {
    case 'unreadable':
      return words.unreadable
    case 'json':
      return words.noJson(found.why)
    case 'schema':
      return words.wrong(found.what)
    case 'twice':
      return words.twice(found.id)
    case 'parameters':
      return words.parameters(found.id, found.why)
  }
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
