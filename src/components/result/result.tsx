import { useMemo } from 'preact/hooks'
import { itemsOf } from '../../practice/practice-index.ts'
import type { ReleaseAddress } from '../../session/release.ts'
import type { ResultView } from '../../session/view.ts'
import { duration, kindNames } from '../../text/common.ts'
import { result as words } from '../../text/result.ts'
import { site } from '../addresses.ts'
import { NextLoader } from '../practice/next-loader.tsx'
import { useHistory } from '../practice/use-history.ts'
import { LevelStrip, PathChart } from './charts.tsx'
import { Evidence } from './evidence.tsx'
import { levelOf, levelText, rangeText } from './level.ts'
import { PathTable } from './path-table.tsx'

interface ResultProps {
  readonly result: ResultView
  /** Of the releases that can be practised from. */
  readonly practice: readonly ReleaseAddress[]
  readonly onDownload: () => void
}

/** A finished session: one sentence, the picture of it, how it came about, the evidence, the record. */
export function Result({ result, practice, onDownload }: ResultProps) {
  const { path, test } = result
  const { state } = useHistory(practice)
  const offered = useMemo(
    () => new Set(state.type === 'loaded' ? itemsOf(state.loaded.index).map(({ id }) => id) : []),
    [state],
  )
  const isPractice = test.use === 'practice'
  return (
    <main class="page page-tall" id="content">
      <p class="muted">{test.single ? words.single.heading : test.title}</p>
      {path.length === 0 ? (
        <h1 class="result-sentence">{words.noAnswers}</h1>
      ) : test.single ? (
        <SingleSentence path={path} />
      ) : (
        <h1 class="result-sentence">
          {words.sentence(rangeText(result.low, result.high), levelText(levelOf(result.theta)))}
        </h1>
      )}
      {path.length > 0 && !test.single && <LevelStrip result={result} />}
      {test.single ? (
        <p class="prose result-notes">
          {words.single.text} <a href={site.history}>{words.single.link}</a>
        </p>
      ) : (
        <Notes result={result} />
      )}
      {path.length > 0 && !test.single && (
        <section aria-labelledby="path">
          <h2 id="path">{words.path.heading}</h2>
          <p class="lead">{words.path.text}</p>
          <PathChart result={result} />
          <PathTable path={path} />
        </section>
      )}
      {path.length > 0 && (
        <section aria-labelledby="evidence">
          <h2 id="evidence">{words.evidence.heading}</h2>
          {isPractice && (
            <p class="prose">{test.feedback === 'end' ? words.evidence.solutions : words.evidence.again}</p>
          )}
          <ol class="evidence">
            {path.map((step) => (
              <li key={step.position}>
                <div class="evidence-head">
                  <h3>
                    {!test.single && `${step.position}. `}
                    {offered.has(step.item.id) ? (
                      <a href={site.item(step.item.id)}>{step.item.title}</a>
                    ) : (
                      step.item.title
                    )}
                  </h3>
                  <p>
                    <strong>{words.evidence.score(step.score.category, step.score.max)}</strong>
                  </p>
                </div>
                <ul class="facts">
                  <li>{kindNames[step.item.kind]}</li>
                  <li>{words.evidence.level(step.item.level)}</li>
                  <li>{duration(step.durationMs)}</li>
                  {!step.counted && <li>{words.evidence.notCounted}</li>}
                </ul>
                <Evidence step={step} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {isPractice && (
        <section class="result-next" aria-labelledby="next">
          <h2 id="next">{words.next.heading}</h2>
          <NextLoader state={state} />
          <p>
            <a href={site.practice}>{words.next.catalogue}</a>
          </p>
        </section>
      )}
      <section aria-labelledby="record">
        <h2 id="record">{words.record.heading}</h2>
        <p class="prose">{words.record.text}</p>
        <div class="ways">
          <button type="button" class={isPractice ? 'button' : 'button button-next'} onClick={onDownload}>
            {words.record.download}
          </button>
          <a class="button" href={site.home}>
            {words.again}
          </a>
        </div>
        <p class="muted small fingerprint">
          {words.record.fingerprint} <code>{result.head}</code>
        </p>
      </section>
    </main>
  )
}

/** One problem says little about a level, so there is no level in the sentence. */
function SingleSentence({ path }: { readonly path: ResultView['path'] }) {
  const [step] = path
  if (step === undefined) return null
  const { category, max } = step.score
  return <h1 class="result-sentence">{words.single.sentence(step.item.title, category, max)}</h1>
}

function Notes({ result }: { readonly result: ResultView }) {
  const { path, low, high } = result
  const reason = words.reasons[result.reason]
  return (
    <div class="result-notes">
      {path.length > 0 && (
        <>
          {!result.calibrated && (
            <p>
              <strong>{words.uncalibrated}</strong> {words.uncalibratedText}
            </p>
          )}
          {levelOf(low) < 1 && <p>{words.outside.below}</p>}
          {levelOf(high) > 5 && <p>{words.outside.above}</p>}
          <p class="muted">
            {words.facts(path.length, duration(result.durationMs))}
            {reason === undefined ? '' : ` ${reason}`} {words.certainty}
          </p>
        </>
      )}
    </div>
  )
}
