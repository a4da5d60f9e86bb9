import { preview } from '../text/preview.ts'
import type { AuthorItem } from './author-data.ts'
import { placeOf, SourceText } from './source-text.tsx'

const words = preview.text

/** The item's files, with everything that is wrong beside the text that it is about. */
export function TextTab({ item: { sources } }: { readonly item: AuthorItem }) {
  const diagnostics = sources.flatMap((source) => source.diagnostics)
  const withFaults = sources.filter((source) => source.diagnostics.length > 0)
  const others = sources.filter((source) => source.diagnostics.length === 0)
  return (
    <div class="tab">
      {diagnostics.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <nav aria-label={words.list}>
          <ul class="finding-list">
            {diagnostics.map((diagnostic) => {
              const { file, range, message, severity } = diagnostic
              return (
                <li key={placeOf(diagnostic)}>
                  <a
                    href={`#${placeOf(diagnostic)}`}
                    onClick={(event) => {
                      event.preventDefault()
                      document.querySelector<HTMLElement>(`#${CSS.escape(placeOf(diagnostic))}`)?.focus()
                    }}
                  >
                    {words.place(nameOf(file), range.start.line, range.start.column)}
                  </a>
                  {': '}
                  <span class={`finding-${severity}-word`}>{words.severity[severity]}</span>{' '}
                  {message.replaceAll('`', '')}
                </li>
              )
            })}
          </ul>
        </nav>
      )}
      {withFaults.map((source) => (
        <SourceText key={source.file} source={source} level={2} />
      ))}
      {others.map((source) => (
        <SourceText key={source.file} source={source} level={2} />
      ))}
    </div>
  )
}

/** Of a path below the bank, what comes after the item's folder. */
function nameOf(file: string): string {
  return file.split('/').slice(2).join('/') || file
}
