import { useEffect, useState } from 'preact/hooks'
import type { ColouredToken } from './highlight.ts'

/** A longer program stays in one colour, in UTF-16 units (included). */
const longestColoured = 65_536

/** Code to read, with line numbers that are not part of the text. Its colours come after it, and move nothing. */
export function Program({ text, label }: { readonly text: string; readonly label: string }) {
  const program = text.replace(/\n$/, '')
  const [coloured, setColoured] = useState<{
    readonly program: string
    readonly lines: readonly (readonly ColouredToken[])[]
  }>()
  useEffect(() => {
    if (program.length > longestColoured) return
    let wanted = true
    import('./highlight.ts').then(
      ({ highlightLines }) => {
        if (wanted) setColoured({ program, lines: highlightLines(program) })
      },
      // Without its colours, code reads the same.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [program])
  const lines =
    coloured?.program === program
      ? coloured.lines
      : program.split('\n').map((line): readonly ColouredToken[] => [[line, '']])
  return (
    <pre class="program" tabIndex={0} role="region" aria-label={label}>
      <code>
        {lines.map((line, index) => (
          <span key={index} class="program-line">
            {line.map(([token, name], place) =>
              name === '' ? (
                token
              ) : (
                <span key={place} class={name}>
                  {token}
                </span>
              ),
            )}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  )
}
