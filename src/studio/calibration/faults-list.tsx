import type { Diagnostic } from '#schemas/diagnose/index'
import { download } from '../../components/download.ts'
import { InlineCode } from '../../components/inline-code.tsx'
import { calibration as words } from '../../text/calibration.ts'
import { pageWords, sentenceOf } from './page-words.ts'

const { refused: texts } = words
/** Faults that are shown one by one. */
const MOST_SHOWN = 20
/** Code of what says how many there are besides those that are told one by one. */
export const COUNTED = 'data/more'

/** What is wrong with files, each with its place and what to write instead, up to a bound; all of them as a download. */
export function FaultsList({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const told = diagnostics.filter(({ code }) => code !== COUNTED)
  const more = told.length - MOST_SHOWN
  const counted = diagnostics.find(({ code }) => code === COUNTED)
  return (
    <>
      <ul class="calibration-faults">
        {told.slice(0, MOST_SHOWN).map(({ file, range: { start }, message, help }, at) => (
          <li key={at}>
            <strong>
              <bdi>{file}</bdi>
            </strong>
            , {texts.at(start.line, start.column)}:{' '}
            <bdi>
              <InlineCode text={sentenceOf(message)} />
            </bdi>
            {help !== undefined && (
              <bdi class="muted">
                {' '}
                <InlineCode text={sentenceOf(help)} />
              </bdi>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{texts.more(more)}</p>}
      {counted && <p>{sentenceOf(counted.message)}</p>}
      <p>
        <button
          type="button"
          class="button button-small"
          onClick={() => download(faultsFile(diagnostics), texts.file)}
        >
          {texts.download}
        </button>
      </p>
    </>
  )
}

/** A line each, as editors read them. */
function faultsFile(diagnostics: readonly Diagnostic[]): Blob {
  const lines = diagnostics.map(({ file, range: { start }, severity, message, help }) => {
    const more = help === undefined ? '' : `; ${pageWords(help)}`
    return `${file}:${start.line}:${start.column}: ${severity}: ${pageWords(message)}${more}\n`
  })
  return new Blob(lines, { type: 'text/plain' })
}
