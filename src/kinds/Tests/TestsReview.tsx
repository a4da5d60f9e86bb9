import { faultsFound } from '#adaptive'
import { Adapted } from '../../components/adapted.tsx'
import { Parts } from '../../components/parts.tsx'
import { Program } from '../../components/program.tsx'
import { followUp as change } from '../../text/follow-up.ts'
import { tests as words } from '../../text/kinds/tests.ts'
import type { ReviewProps } from '../kind.tsx'
import { FaultTable } from './FaultTable.tsx'

/** Which planted faults the tests found; what the others are, and the author's tests, once the key may be shown. */
export function TestsReview({ item, response, score, revealed }: ReviewProps<'tests'>) {
  const { mutants, reference, suite, followUp } = item.grading.key
  const { language } = response
  const isAdapted = response.followUp !== undefined
  const heading = isAdapted ? change.base : words.yours
  const met = new Set(score.parts.flatMap(({ id, earned, possible }) => (earned >= possible ? [id] : [])))
  return (
    <div class="debug-review">
      <FaultTable
        label={words.faults}
        isClean={met.has('reference')}
        faults={mutants.map((one) => ({ ...one, isFound: met.has(one.id) }))}
        revealed={revealed}
      />
      {isAdapted && <h4>{heading}</h4>}
      <Program text={response.text} label={heading} language={language} />
      {revealed && (
        <>
          <h4>{words.authors}</h4>
          <Program text={suite} label={words.authors} language={language} />
          <h4>{words.right}</h4>
          <Program text={reference} label={words.right} language={language} />
        </>
      )}
      {isAdapted && followUp !== undefined && (
        <>
          <Parts parts={score.parts.filter(({ id }) => id === 'prediction')} />
          <ChangedFaults versions={followUp} cases={score.cases ?? []} revealed={revealed} />
          <Adapted response={response} solutions={revealed ? followUp.solutions : undefined} />
          {revealed && (
            <details>
              <summary>{words.rightChanged}</summary>
              <Program
                text={followUp.examples[0]?.text ?? ''}
                label={words.rightChanged}
                language={language}
              />
            </details>
          )}
        </>
      )}
    </div>
  )
}

/** The same of the adapted tests and the function as it is after the change. */
function ChangedFaults({
  versions: { examples, cases: versions },
  cases,
  revealed,
}: {
  readonly versions: Pick<
    NonNullable<ReviewProps<'tests'>['item']['grading']['key']['followUp']>,
    'examples' | 'cases'
  >
  readonly cases: NonNullable<ReviewProps<'tests'>['score']['cases']>
  readonly revealed: boolean
}) {
  const adapted = cases.filter((one) => one.adapted)
  const [{ id: reference } = { id: '' }] = examples
  const found = faultsFound(adapted, reference)
  return (
    <FaultTable
      label={words.faultsChanged}
      isClean={adapted.some(({ id, verdict }) => id === reference && verdict === 'passed')}
      faults={versions.flatMap(({ id, fault }) =>
        fault === undefined ? [] : [{ id, fault, isFound: found.has(id) }],
      )}
      revealed={revealed}
    />
  )
}
