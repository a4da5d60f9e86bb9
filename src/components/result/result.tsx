import type { ResultView } from '../../session/view.ts'
import { duration, kindNames } from '../../text/common.ts'
import { result as words } from '../../text/result.ts'
import { site } from '../addresses.ts'
import { LevelStrip, PathChart } from './charts.tsx'
import { Evidence } from './evidence.tsx'
import { levelOf, levelText } from './level.ts'
import { PathTable } from './path-table.tsx'

interface ResultProps {
  readonly result: ResultView
  readonly onDownload: () => void
}

/** A finished session: one sentence, the picture of it, how it came about, the evidence, the record. */
export function Result({ result, onDownload }: ResultProps) {
  const { path } = result
  return (
    <main class="page page-tall" id="content">
      <p class="muted">{result.test.title}</p>
      {path.length === 0 ? (
        <h1 class="result-sentence">{words.noAnswers}</h1>
      ) : (
        <h1 class="result-sentence">
          {words.sentence(
            levelText(levelOf(result.low)),
            levelText(levelOf(result.high)),
            levelText(levelOf(result.theta)),
          )}
        </h1>
      )}
      {path.length > 0 && <LevelStrip result={result} />}
      <Notes result={result} />
      {path.length > 0 && (
        <>
          <section aria-labelledby="path">
            <h2 id="path">{words.path.heading}</h2>
            <p class="lead">{words.path.text}</p>
            <PathChart result={result} />
            <details class="result-table">
              <summary>{words.path.table}</summary>
              <PathTable path={path} />
            </details>
          </section>
          <section aria-labelledby="evidence">
            <h2 id="evidence">{words.evidence.heading}</h2>
            <ol class="evidence">
              {path.map((step) => (
                <li key={step.position}>
                  <div class="evidence-head">
                    <h3>
                      {step.position}. {step.item.title}
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
        </>
      )}
      <section aria-labelledby="record">
        <h2 id="record">{words.record.heading}</h2>
        <p class="prose">{words.record.text}</p>
        <div class="ways">
          <button type="button" class="button button-next" onClick={onDownload}>
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
          {levelOf(low) < 0 && <p>{words.outside.below}</p>}
          {levelOf(high) > 6 && <p>{words.outside.above}</p>}
          <p class="muted">
            {words.facts(path.length, duration(result.durationMs))}
            {reason === undefined ? '' : ` ${reason}`} {words.certainty}
          </p>
        </>
      )}
    </div>
  )
}
