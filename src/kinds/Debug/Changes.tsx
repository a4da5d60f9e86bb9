import { debug as words } from '../../text/kinds/debug.ts'
import type { ChangedFile } from './changed-files.ts'
import { LineDiff } from '../../components/line-diff.tsx'

interface ChangesProps {
  readonly changed: readonly ChangedFile[]
  /** Lines added and removed in all. */
  readonly lines: number
  /** How many there may be; not said where undefined. */
  readonly most?: number
  /** Whose change it is, where several stand on the page. */
  readonly of?: string
}

/** A change as a whole: how large it is, and each file that it touches. */
export function Changes({ changed, lines, most, of }: ChangesProps) {
  return (
    <div class="changes">
      {most !== undefined && (
        <p class="small">
          {changed.length === 0 ? words.nothing : words.changesOf(lines, most)}
          {lines > most && <strong class="bad"> {words.tooMany}</strong>}
        </p>
      )}
      {changed.map(({ path, before, after }) => (
        <section key={path} class="change">
          <p>
            <code>{path}</code>
          </p>
          <LineDiff label={words.diffOf(path, of)} before={before} after={after} />
        </section>
      ))}
    </div>
  )
}
