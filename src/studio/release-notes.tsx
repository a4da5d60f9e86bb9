import type { ReleasePublic } from '#schemas/release-public'
import { studio as words } from '../text/studio.ts'

interface ReleaseNotesProps {
  /** of the release that is worked with, once it is there */
  readonly index: ReleasePublic | undefined
  /** whether the address named a release that is not on the site */
  readonly isMissing: boolean
  /** whether the address lost what it held */
  readonly isDamaged: boolean
  readonly isFromFile: boolean
  readonly failure: string | undefined
}

/** What is to be known of the release that a design is held against. */
export function ReleaseNotes({ index, isMissing, isDamaged, isFromFile, failure }: ReleaseNotesProps) {
  return (
    <>
      {isDamaged && <p class="note note-bad">{words.damaged}</p>}
      {isMissing && <p class="note">{words.moved}</p>}
      {isFromFile && <p class="note">{words.fromFile}</p>}
      {failure !== undefined && (
        <p class="note note-bad" role="alert">
          {failure}
        </p>
      )}
      {index === undefined && failure === undefined && <p role="status">{words.loading}</p>}
    </>
  )
}
