import { clock, duration, kindNames } from '../text/common.ts'
import type { AttemptReport, ReportedAnswer, ReportedDocument } from './attempt-report.ts'
import { askedPart, fold } from './asked-part.ts'
import { diffPart, textPart } from './diff-part.ts'
import { growthFigures } from './growth-figures.ts'
import { levelText, policyInSentence } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed } from './number-words.ts'
import { reportTable } from './report-table.ts'
import { shownMarkup } from './shown-markup.ts'

/** For whom an answer is told: what shows keys is the reviewer's alone. */
export type Reader = 'reviewer' | 'candidate'

const UNCOUNTED = {
  seen: 'does not count towards the level: it had been met before',
  hint: 'does not count towards the level: a hint had given the key away',
  pretest: 'does not count towards the level: the problem is on trial',
} as const

/** Each problem: what came of it, what that rests on, and the answer itself. */
export function answersPart({ answers }: AttemptReport, reader: Reader): Markup {
  if (answers.length === 0) return html`<p>No problem was taken.</p>`
  return html`${answers.map((answer) => answerArticle(answer, reader))}`
}

function answerArticle(answer: ReportedAnswer, reader: Reader): Markup {
  const { position, title, score, isUnscored = false, max, followUp, said, documents, ownCases } = answer
  const of = `problem ${position}`
  return html`<article id="problem-${position}" aria-labelledby="problem-${position}-title">
    <h3 id="problem-${position}-title">${position}. <bdi>${title}</bdi></h3>
    <p>
      <strong
        >${
          score !== undefined
            ? `${score.category} of ${max} ${max === 1 ? 'step' : 'steps'}.`
            : isUnscored
              ? 'Submitted, and not scored.'
              : 'Nothing was submitted.'
        }</strong
      >
      ${factsOf(answer, reader).join('; ')}.
    </p>
    ${reader === 'reviewer' ? askedPart(answer, of) : undefined}
    ${score !== undefined && reader === 'reviewer' && score.parts.length > 0 ? evidenceTable(score.parts, of) : undefined}
    ${reader === 'reviewer' ? casesOf(answer) : undefined}
    ${reader === 'reviewer' ? growthFigures(answer) : undefined}
    ${
      said.length === 0
        ? undefined
        : html`<dl class="said">
            ${said.map(
              ([question, words]) =>
                html`<dt>${question}</dt>
                  <dd class="${words.includes('\n') ? 'lines-kept' : 'words'}">
                    <bdi>${shownMarkup(words)}</bdi>
                  </dd> `,
            )}
          </dl>`
    }
    ${documents.map((document) =>
      documentPart(document, { of, reader, isSubmitted: score !== undefined || isUnscored }),
    )}
    ${
      ownCases.length === 0
        ? undefined
        : html`<details>
            <summary>
              ${counted(ownCases.length, 'case')} of ${reader === 'candidate' ? 'your' : 'the candidate’s'}
              own<span class="unseen">, ${of}</span>
            </summary>
            ${textPart(ownCases.join('\n'), `Own cases, ${of}`)}
          </details>`
    }
    ${
      followUp === undefined
        ? undefined
        : html`<p>
            After the answer was locked, an assumption changed. Prediction of whether the locked answer still
            holds:
            <strong>${PREDICTIONS[followUp.prediction] ?? 'none'}</strong
            >${followUp.reason === '' ? '.' : html`, because <bdi>${followUp.reason}</bdi>.`}
          </p>`
    }
  </article>`
}

const PREDICTIONS: Readonly<Record<string, string>> = {
  passes: 'it does',
  fails: 'it does not',
  unsure: 'unsure',
}

function factsOf(answer: ReportedAnswer, reader: Reader): readonly string[] {
  const { kind, policy, thresholds, durationMs, runs, provisional, uncounted, language, score, skills } =
    answer
  const own = thresholds.map(levelText)
  return [
    `${kindNames[kind]}${language === undefined ? '' : ` in ${LANGUAGES[language] ?? language}`}`,
    policyInSentence(policy),
    skills.join(', '),
    own.length > 1
      ? `difficulty from level ${own[0]} for the first step to ${own.at(-1)} for the last`
      : `difficulty: level ${own[0] ?? '–'}`,
    `${duration(durationMs)} at hand`,
    ...(runs > 0 ? [`run ${counted(runs, 'time')}`] : []),
    ...(uncounted === undefined ? [] : [UNCOUNTED[uncounted]]),
    ...(reader === 'reviewer' &&
    provisional !== undefined &&
    score !== undefined &&
    provisional !== score.category
      ? [
          `during the test it stood at ${provisional} of ${answer.max}, by the cases that chose the next problem; the cases that nobody outside has seen gave the score above`,
        ]
      : []),
  ]
}

const LANGUAGES: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  sql: 'SQL',
}

/** How the cases of record ended; after a change, those of the answer that was made of the locked one. */
function casesOf({ score }: ReportedAnswer): Markup | undefined {
  const all = score?.cases ?? []
  const adapted = all.filter((one) => one.adapted)
  const cases = adapted.length > 0 ? adapted : all
  if (cases.length === 0) return undefined
  const byVerdict = Object.entries(Object.groupBy(cases, ({ verdict }) => verdict)).map(
    ([verdict, own]) => `${own.length} ${verdict.replaceAll('_', ' ')}`,
  )
  const fuel = cases.reduce((most, one) => Math.max(most, one.fuel), 0)
  return html`<p class="quiet">
    ${counted(cases.length, 'case')} of record${adapted.length > 0 ? ' after the change' : ''}:
    ${byVerdict.join(', ')}. The dearest needed ${count(fuel)} units of computing, counted the same on every
    machine.
  </p>`
}

function documentPart(
  document: ReportedDocument,
  {
    of,
    reader,
    isSubmitted,
  }: { readonly of: string; readonly reader: Reader; readonly isSubmitted: boolean },
): Markup {
  const { name, starter, firstPassing, locked, submitted } = document
  const own = `${LANGUAGES[name] ?? name}, ${of}`
  return html`<h4><bdi>${LANGUAGES[name] ?? name}</bdi>${isSubmitted ? undefined : ', as it was left'}</h4>
    ${textPart(submitted, `${isSubmitted ? 'Submitted' : 'Left'}: ${own}`)}
    ${
      starter === ''
        ? undefined
        : fold(
            'What was changed of the text that was given',
            own,
            diffPart(starter, submitted, `Changes to the given ${own}`),
          )
    }
    ${
      locked === undefined || locked === submitted
        ? undefined
        : fold(
            'What was changed after the assumption changed',
            own,
            diffPart(locked, submitted, `Changes after the lock to ${own}`),
          )
    }
    ${
      firstPassing === undefined || firstPassing.text === submitted || reader === 'candidate'
        ? undefined
        : fold(
            `What was changed after it first passed all visible cases, at ${clock(firstPassing.ms)}`,
            own,
            diffPart(firstPassing.text, submitted, `Changes after first passing to ${own}`),
          )
    }`
}

/** What a score rests on, part by part. @param of which problem */
function evidenceTable(parts: NonNullable<ReportedAnswer['score']>['parts'], of: string): Markup {
  return reportTable({
    caption: `What the answer showed, ${of}`,
    columns: [
      { title: 'part', kind: 'words' },
      { title: 'points' },
      { title: 'in words', kind: 'sentences' },
    ],
    rows: parts.map(({ label, earned, possible, detail, stage }) => [
      html`<bdi>${label}${stage === undefined ? '' : ' (after the change)'}</bdi>`,
      `${fixedPoints(earned)} of ${fixedPoints(possible)}`,
      detail ?? '',
    ]),
  })
}

function fixedPoints(points: number): string {
  return Number.isInteger(points) ? String(points) : fixed(points, 2)
}
