import { useColouredLines } from './use-coloured-lines.ts'

/** Code to read, with line numbers that are not part of the text. Its colours come after it, and move nothing. */
export function Program({
  text,
  label,
  language,
}: {
  readonly text: string
  readonly label: string
  /** What it is written in. */
  readonly language: string
}) {
  const program = text.replace(/\n$/, '')
  const lines = useColouredLines(program, language)
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
