import { preview } from '../text/preview.ts'
import type { AuthorFigures } from './author-data.ts'

const words = preview.proof

/** What was run for a proof, in numbers. */
export function ProofFigures({
  proof: { executed, tool, mutants, properties },
}: {
  readonly proof: AuthorFigures
}) {
  return (
    <dl class="figures">
      {executed !== undefined && <Figure value={executed} label={words.executed} />}
      {mutants && <Figure value={words.mutantsOf(mutants)} label={words.mutants} />}
      {properties && (
        <>
          <Figure value={properties.runs} label={words.runs} />
          <Figure value={properties.claims} label={words.claims} />
          {properties.nearMisses !== undefined && (
            <Figure value={properties.nearMisses} label={words.nearMisses} />
          )}
          <Figure value={properties.seed} label={words.seed} />
        </>
      )}
      {tool !== undefined && <Figure value={tool} label={words.tool} />}
    </dl>
  )
}

function Figure({ value, label }: { readonly value: string | number; readonly label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
