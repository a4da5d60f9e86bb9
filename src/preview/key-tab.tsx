import { useState } from 'preact/hooks'
import { Program } from '../components/program.tsx'
import { DataTable } from '../components/data-table.tsx'
import { kindOf } from '../kinds/index.ts'
import { preview } from '../text/preview.ts'
import type { AuthorContent, AuthorResponse, AuthorSubmission } from './author-data.ts'
import { CasesTable } from './cases-table.tsx'

const words = preview.key

/** Everything that a candidate does not see, in the order in which an author thinks of it. */
export function KeyTab({ content }: { readonly content: AuthorContent }) {
  const { item, groups, cases, submissions, responses } = content
  const hidden = cases.filter(({ visible }) => !visible).length
  const title =
    item.kind === 'sql'
      ? words.databases(hidden, cases.length)
      : item.kind === 'tests'
        ? words.faults(cases.length)
        : words.cases(hidden, cases.length)
  return (
    <div class="tab">
      <Asked content={content} />
      {responses.length > 0 && <Key content={content} />}
      {cases.length > 0 && (
        <section>
          <h2>{title}</h2>
          <CasesTable groups={groups} cases={cases} label={title} />
        </section>
      )}
      {submissions.length > 0 && (
        <section>
          <h2>{words.solutions}</h2>
          {submissions.map((one) => (
            <Solution key={one.file} submission={one} />
          ))}
        </section>
      )}
      {responses.length > 0 && (
        <section>
          <h2>{words.responses}</h2>
          <Responses responses={responses} />
        </section>
      )}
    </div>
  )
}

function Asked({ content: { item } }: { readonly content: AuthorContent }) {
  const { hints, explanation, key } = item.grading
  const followUp = 'followUp' in key ? key.followUp?.html : undefined
  return (
    <section>
      <h2>{words.stem}</h2>
      <div class="prose framed" dangerouslySetInnerHTML={{ __html: item.stem }} />
      {followUp !== undefined && (
        <>
          <h3>{words.followUp}</h3>
          <div class="prose framed" dangerouslySetInnerHTML={{ __html: followUp }} />
        </>
      )}
      <h3>{words.scoring}</h3>
      <ol class="scoring-list">
        {item.scoring.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {hints.map(({ cost, html }, index) => (
        <details key={index}>
          <summary>{words.hint(index + 1, cost)}</summary>
          <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
        </details>
      ))}
      {explanation !== '' && (
        <details>
          <summary>{words.explanation}</summary>
          <div class="prose" dangerouslySetInnerHTML={{ __html: explanation }} />
        </details>
      )}
    </section>
  )
}

/** The key as candidates will get it: beside a stored response, the best one first. */
function Key({ content: { item, responses } }: { readonly content: AuthorContent }) {
  const best = responses.reduce<AuthorResponse | undefined>(
    (found, one) => (found === undefined || one.category > found.category ? one : found),
    undefined,
  )
  const [name, setName] = useState<string>()
  const shown = responses.find((one) => one.name === name) ?? best
  const { Review } = kindOf(item.kind)
  if (!shown) return null
  return (
    <section>
      <h2>{words.key}</h2>
      {responses.length > 1 && (
        <p class="response-choice">
          <label for="stored-response">{words.choose}</label>
          <select
            id="stored-response"
            value={shown.name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          >
            {responses.map((one) => (
              <option key={one.name} value={one.name}>
                {words.option(one.name, one.category)}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="muted">{shown.why}</p>
      {shown.score ? (
        <div class="framed feedback" key={shown.name}>
          <Review
            item={item}
            draft={{ response: shown.response, texts: {}, ownCases: [] }}
            score={shown.score}
            revealed
          />
        </div>
      ) : (
        <p>{words.noKey}</p>
      )}
    </section>
  )
}

function Solution({ submission }: { readonly submission: AuthorSubmission }) {
  const { file, note, category, fails, texts } = submission
  const facts = [
    ...(category === undefined ? [] : [words.category(category)]),
    ...(fails.length > 0 ? [words.fails(fails)] : []),
  ]
  return (
    <details class="solution">
      <summary>
        <code>{file}</code>
        {note !== undefined && <span> {note}</span>}
        {facts.length > 0 && <span class="muted"> {facts.join('; ')}</span>}
      </summary>
      {texts.map(({ name, language, text }) => (
        <Program key={name} text={text} label={name} language={language} />
      ))}
    </details>
  )
}

function Responses({ responses }: { readonly responses: readonly AuthorResponse[] }) {
  const { responseColumns: columns } = words
  return (
    <DataTable
      label={words.responses}
      columns={[columns.name, columns.filed, columns.gets, columns.why]}
      head={0}
      rows={responses.map(({ name, category, why, score }) => ({
        key: name,
        cells: [
          name,
          category,
          score === undefined
            ? ''
            : score.category === category
              ? score.category
              : `${score.category}, ${words.disagrees}`,
          why,
        ],
      }))}
    />
  )
}
