import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { InlineCode } from '../../components/inline-code.tsx'
import { calibration as words } from '../../text/calibration.ts'
import { droppedResponses } from '../../workers/calibrate/client.ts'
import type { DroppedResponses } from '../../workers/calibrate/protocol.ts'
import { SAMPLE, SAMPLE_ANSWERS } from '../sample.ts'
import { FileButton } from './file-button.tsx'
import { responsesOfDrop } from './dropped.ts'
import { sentenceOf } from './page-words.ts'
import type { Unread } from './peeked.ts'

interface DropResponsesProps {
  readonly responses: DroppedResponses | undefined
  /** what speaks against the responses at first sight */
  readonly unread: Unread | undefined
  readonly onResponses: (responses: DroppedResponses) => void
}

const { drop: texts } = words

/** The responses: by a button, or dropped anywhere on the page. */
export function DropResponses({ responses, unread, onResponses }: DropResponsesProps) {
  const [refusal, setRefusal] = useState<string>()
  const id = useId()
  const latest = useRef(onResponses)
  latest.current = onResponses

  function take(found: DroppedResponses | undefined): void {
    setRefusal(found === undefined ? texts.nothing : undefined)
    if (found !== undefined) latest.current(found)
  }

  async function takeSample(): Promise<void> {
    const answers = await fetch(`${SAMPLE}${SAMPLE_ANSWERS}`).then(
      (response) => (response.ok ? response.blob() : undefined),
      () => undefined,
    )
    if (answers === undefined) setRefusal(texts.sampleFailed)
    // taken twice, it is the same file
    else take(droppedResponses([new File([answers], SAMPLE_ANSWERS, { lastModified: 0 })]))
  }

  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const { dataTransfer } = event
      if (!hasFiles(event) || dataTransfer === null) return
      event.preventDefault()
      responsesOfDrop(dataTransfer).then(take, () => setRefusal(texts.unreadable))
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])

  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{texts.heading}</h2>
      <div class="calibration-drop">
        <p class="calibration-ways">
          <FileButton label={texts.files} isMany onFiles={(files) => take(responsesOf(files))} />
          <FileButton label={texts.folder} isFolder onFiles={(files) => take(responsesOf(files))} />
          <span>{texts.or}</span>
        </p>
        <p class="small muted">{texts.kinds}</p>
        <p>
          <button type="button" class="button button-small" onClick={() => void takeSample()}>
            {texts.sample}
          </button>
        </p>
        <p role="status" class="calibration-chosen">
          {responses === undefined ? texts.none : <bdi>{describe(responses)}</bdi>}
        </p>
        {unread !== undefined && (
          <div class="note note-bad" role="alert">
            <p>
              <strong>{words.unread.heading}.</strong> <InlineCode text={sentenceOf(unread.message)} />{' '}
              {unread.help !== undefined && <InlineCode text={sentenceOf(unread.help)} />}
            </p>
          </div>
        )}
        {refusal !== undefined && (
          <p class="note note-bad" role="alert">
            {refusal}
          </p>
        )}
      </div>
    </section>
  )
}

function responsesOf(files: readonly File[]): DroppedResponses | undefined {
  return files.length === 0 ? undefined : droppedResponses(files)
}

function describe(responses: DroppedResponses): string {
  if (responses.type === 'file') return texts.chosen(responses.file.name, words.bytes(responses.file.size))
  return texts.chosen(responses.name, texts.folderOf(responses.files.length))
}

/** A text that is dragged is no business of this page. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true
}
