import { useMemo } from 'preact/hooks'
import { levelOf } from '#report'
import { itemsOf } from '../../practice/practice-index.ts'
import type { ReleaseAddress } from '../../session/release.ts'
import type { ResultView } from '../../session/view.ts'
import { duration } from '../../text/common.ts'
import { result as words } from '../../text/result.ts'
import { day } from '../../text/when.ts'
import { site } from '../addresses.ts'
import { NextLoader } from '../practice/next-loader.tsx'
import { useHistory } from '../practice/use-history.ts'
import { LevelStrip, PathChart } from './charts.tsx'
import { EvidenceItem } from './evidence.tsx'
import { finding } from './finding.ts'
import { PathTable } from './path-table.tsx'

interface ResultProps {
  readonly result: ResultView
  /** Of the releases that can be practised from. */
  readonly practice: readonly ReleaseAddress[]
  /** What went wrong with a download; empty where nothing did. */
  readonly trouble: string
  readonly onDownload: () => void
}

/** A finished session: one sentence, the picture of it, how it came about, the evidence, the record. */
export function Result({ result, practice, trouble, onDownload }: ResultProps) {
  const { path, test } = result
  const { state } = useHistory(practice)
  const offered = useMemo(
    () => new Set(state.type === 'loaded' ? itemsOf(state.loaded.index).map(({ id }) => id) : []),
    [state],
  )
  const isPractice = test.use === 'practice'
  return (
    <main class="page page-tall" id="content">
      <p class="muted">{words.of(test.single ? words.single.heading : test.title, day(result.startedAt))}</p>
      <h1 class="result-sentence">{finding(result)}</h1>
      {path.length > 0 && !test.single && <LevelStrip result={result} />}
      {test.single ? (
        <p class="prose result-notes">
          {words.single.text}{' '}
          <a class="screen-only" href={site.history}>
            {words.single.link}
          </a>
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
              <EvidenceItem
                key={step.position}
                step={step}
                isSingle={test.single}
                isOffered={offered.has(step.item.problem)}
              />
            ))}
          </ol>
        </section>
      )}
      {isPractice && (
        <section class="result-next" aria-labelledby="next">
          <h2 id="next">{words.next.heading}</h2>
          <NextLoader state={state} />
          <p class="screen-only">
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
        {trouble !== '' && (
          <p class="note note-bad" role="alert">
            {trouble}
          </p>
        )}
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
