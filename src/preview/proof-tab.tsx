import { useState } from 'preact/hooks'
import { announce } from '../components/live-region.tsx'
import { DataTable } from '../components/data-table.tsx'
import { preview } from '../text/preview.ts'
import type { AuthorCase, AuthorItem } from './author-data.ts'
import { ProofFigures } from './proof-figures.tsx'
import { StandingMark } from './standing-mark.tsx'

const words = preview.proof

/** What was proven of the item, and whether that still holds. */
export function ProofTab({ item: { proof, content } }: { readonly item: AuthorItem }) {
  const { standing, reasons, matrix, responses, executed } = proof
  const isThere = executed !== undefined
  return (
    <div class="tab">
      <p>
        <StandingMark standing={standing} /> {words.states[standing]}
      </p>
      {standing !== 'unknown' && standing !== 'current' && <Command text={proof.command} />}
      {isThere && !proof.isAboutTheseFiles && <p class="note">{words.below}</p>}
      {reasons.length > 0 && (
        <section>
          <h2>{words.reasons}</h2>
          <ul class="reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {isThere && (
        <section>
          <h2>{words.figures}</h2>
          <ProofFigures proof={proof} />
        </section>
      )}
      {matrix.length > 0 && (
        <section>
          <h2>{words.matrix}</h2>
          <Matrix matrix={matrix} cases={content?.cases ?? []} />
        </section>
      )}
      {responses.length > 0 && (
        <section>
          <h2>{words.responses}</h2>
          <DataTable
            label={words.responses}
            columns={[preview.key.responseColumns.name, words.categoryColumn]}
            head={0}
            rows={responses.map(({ name, category }) => ({ key: name, cells: [name, category] }))}
          />
        </section>
      )}
    </div>
  )
}

function Command({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <p class="command">
      <span>{words.command}:</span> <code>{text}</code>
      <button
        type="button"
        class="button button-small"
        onClick={() => {
          navigator.clipboard.writeText(text).then(
            () => {
              setCopied(true)
              announce(words.copied)
            },
            () => setCopied(false),
          )
        }}
      >
        {isCopied ? words.copied : words.copy}
      </button>
    </p>
  )
}

/** How one cell of the matrix reads. */
interface Told {
  readonly mark: string
  readonly words: string
  readonly tone: 'passed' | 'failed' | 'found' | 'not-run'
}

function toldOf(verdict: string | undefined, isPlanted: boolean): Told {
  if (verdict === undefined) return { ...words.notRun, tone: 'not-run' }
  if (isPlanted)
    return verdict === 'passed' ? { ...words.missed, tone: 'passed' } : { ...words.found, tone: 'found' }
  const told = words.verdicts[verdict] ?? { mark: '?', words: verdict }
  return { ...told, tone: verdict === 'passed' ? 'passed' : 'failed' }
}

/** A row per solution, a column per case; what did not pass stands out by its letter, its weight and its colour. */
function Matrix({
  matrix,
  cases,
}: {
  readonly matrix: AuthorItem['proof']['matrix']
  readonly cases: readonly AuthorCase[]
}) {
  const ran = new Set(matrix.flatMap(({ verdicts }) => Object.keys(verdicts)))
  const known = cases.map((one, index) => ({ id: one.id, name: one.name, number: index + 1 }))
  // A proof of an earlier state may name cases that are gone.
  const gone = [...ran].filter((id) => !known.some((one) => one.id === id))
  const columns = [
    ...known.filter(({ id }) => ran.has(id)),
    ...gone.map((id) => ({ id, name: id, number: 0 })),
  ]
  const planted = new Set(cases.filter(({ isPlanted }) => isPlanted).map(({ id }) => id))
  const rows = matrix.map(({ verdicts, ...row }) => ({
    ...row,
    cells: columns.map(({ id }) => ({ id, told: toldOf(verdicts[id], planted.has(id)) })),
  }))
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ told }) => `${told.mark} ${told.words}`)))
  return (
    <>
      <p class="muted small">
        {[...used].join(', ')}
        {'. '}
        {words.legend}
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={words.matrix}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.categoryColumn}</th>
              {columns.map(({ id, name, number }) => (
                <th key={id} scope="col" title={name}>
                  <span aria-hidden="true">{number === 0 ? '?' : number}</span>
                  <span class="hidden-text">{name}</span>
                </th>
              ))}
              <th scope="col">{words.fuel}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ file, category, cells, maxFuel }) => (
              <tr key={file}>
                <th scope="row">{file}</th>
                <td class="number">{category}</td>
                {cells.map(({ id, told }) => (
                  <td key={id} class={`verdict ${told.tone}`}>
                    <span aria-hidden="true">{told.mark}</span>
                    <span class="hidden-text">{told.words}</span>
                  </td>
                ))}
                <td class="number">{maxFuel.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
