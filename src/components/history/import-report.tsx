import type { Imported } from '../../practice/import-history.ts'
import { history } from '../../text/history.ts'

const words = history.keep

/** What of a file could not be brought in, each with the reason. */
export function ImportReport({ imported }: { readonly imported: Imported }) {
  if (imported.type === 'refused') {
    const { safe, reasons } = words.importRefused
    return (
      <div class="note note-bad import-report">
        <p>
          {safe} {reasons[imported.reason]}
        </p>
        {imported.message !== '' && (
          <p class="muted">
            {words.reason} {imported.message}.
          </p>
        )}
      </div>
    )
  }
  if (imported.bad.length === 0) return null
  return (
    <div class="note note-bad import-report">
      <p>{words.importBad(imported.bad.length)}</p>
      <ul>
        {imported.bad.map(({ session, message }, place) => (
          <li key={place}>
            <strong>{words.badSession(session)}</strong>
            <br />
            <span class="muted">{message}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
