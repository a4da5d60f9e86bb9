import { useState } from 'preact/hooks'
import type { Diagnostic } from '#schemas/diagnose/diagnostic'
import { preview } from '../text/preview.ts'
import type { AuthorSource } from './author-data.ts'
import { sourceRows } from './source-lines.ts'

const words = preview.text

/** Where a diagnostic stands on the page. */
export function placeOf({ file, range, code }: Diagnostic): string {
  return `at-${file.replaceAll(/[^\w-]/g, '-')}-${range.start.line}-${range.start.column}-${code.replaceAll('/', '-')}`
}

/** A file with what is wrong in it, each fault below the line that it is about. */
export function SourceText({ source, level }: { readonly source: AuthorSource; readonly level: 2 | 3 }) {
  const { file, text, diagnostics } = source
  const [whole, setWhole] = useState(false)
  const Heading = level === 2 ? 'h2' : 'h3'
  if (text === undefined)
    return (
      <section class="source">
        <Heading>{file}</Heading>
        <p class="muted">{words.unreadable}</p>
        {diagnostics.map((diagnostic) => (
          <Finding key={placeOf(diagnostic)} diagnostic={diagnostic} />
        ))}
      </section>
    )
  const rows = sourceRows(text, diagnostics, whole)
  const isCut = rows.some(({ type }) => type === 'gap')
  const body = (
    <>
      <div class="source-lines">
        {rows.map((row, index) =>
          row.type === 'gap' ? (
            <p key={`gap-${index}`} class="source-gap">
              {words.left(row.lines)}
            </p>
          ) : (
            <div key={row.number} class="source-row">
              <span class="source-number" aria-hidden="true">
                {row.number}
              </span>
              <code class="source-line">
                {row.parts.map(({ text: part, severity }, place) =>
                  severity === undefined ? (
                    part
                  ) : (
                    <mark key={place} class={`mark-${severity}`}>
                      {part}
                    </mark>
                  ),
                )}
                {row.parts.length === 0 && '\u200b'}
              </code>
              {row.diagnostics.map((diagnostic) => (
                <Finding key={placeOf(diagnostic)} diagnostic={diagnostic} />
              ))}
            </div>
          ),
        )}
      </div>
      {isCut && (
        <button type="button" class="button button-small" onClick={() => setWhole(true)}>
          {words.whole(file)}
        </button>
      )}
    </>
  )
  if (diagnostics.length > 0)
    return (
      <section class="source">
        <Heading>{file}</Heading>
        {body}
      </section>
    )
  return (
    <details class="source">
      <summary>{file}</summary>
      {body}
    </details>
  )
}

/** What is wrong, and what to do. */
function Finding({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { severity, code, message, help, fix, url, related = [], range } = diagnostic
  return (
    <div class={`finding finding-${severity}`} id={placeOf(diagnostic)} tabIndex={-1}>
      <p>
        <strong class={`finding-${severity}-word`}>{words.severity[severity]}</strong> <Said text={message} />
      </p>
      {help !== undefined && (
        <p>
          <strong>{words.help}:</strong> <Said text={help} />
        </p>
      )}
      {fix && (
        <p>
          <strong>{words.fix}:</strong> <Said text={fixWords(range, fix)} />
        </p>
      )}
      {related.map(({ file, range: { start }, message: told }) => (
        <p key={`${file}-${start.line}-${start.column}`}>
          {words.related} {words.place(file, start.line, start.column)}: <Said text={told} />
        </p>
      ))}
      <p class="finding-code">
        {url === undefined ? code : <a href={url}>{code}</a>}, {words.line(range.start.line)}
      </p>
    </div>
  )
}

/** What stands between backticks is code. */
function Said({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split(/`([^`]*)`/)
        .map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
    </>
  )
}

/** What to write, and where, if that is not what is marked. */
function fixWords(
  { start, end }: Diagnostic['range'],
  { text, range }: NonNullable<Diagnostic['fix']>,
): string {
  const place = ({ line, column }: Diagnostic['range']['start']): string => `${line}:${column}`
  const quoted = text === '' ? '' : `\`${text}\``
  return place(range.start) === place(start) && place(range.end) === place(end)
    ? words.fixed(quoted)
    : words.fixElsewhere(quoted, place(range.start), place(range.end))
}
