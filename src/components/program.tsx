/** Code to read, with line numbers that are not part of the text. */
export function Program({ text, label }: { readonly text: string; readonly label: string }) {
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    <pre class="program" tabIndex={0} role="region" aria-label={label}>
      <code>
        {lines.map((line, index) => (
          <span key={index} class="program-line">
            {`${line}\n`}
          </span>
        ))}
      </code>
    </pre>
  )
}
