import { review as words } from '../../text/review.ts'
import type { FileOf } from './review-choice.ts'

/** What is needed, and whether it is there. */
export function Need({
  need,
  at,
  missing = words.at.missing,
}: {
  readonly need: string
  readonly at: string | undefined
  readonly missing?: string
}) {
  return (
    <>
      <dt>{need}</dt>
      <dd class={at === undefined ? 'muted' : undefined}>
        <bdi>{at ?? missing}</bdi>
      </dd>
    </>
  )
}

/** Files that were given and cannot be used, with the reason. */
export function Refused({ files }: { readonly files: readonly FileOf<'refused'>[] }) {
  if (files.length === 0) return null
  return (
    <div class="note note-bad review-refused" role="alert">
      <p>{words.refused}</p>
      <ul>
        {files.map(({ name, reason }) => (
          <li key={name}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            : <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
