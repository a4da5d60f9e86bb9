import type { TestView } from '../../session/view.ts'
import { common } from '../../text/common.ts'
import { home } from '../../text/home.ts'
import { session } from '../../text/session.ts'

interface IntroductionProps {
  readonly test: TestView
  readonly about: { readonly low: number; readonly high: number }
  readonly state: 'waiting' | 'ready' | 'failed'
  /** Undefined until it can start. */
  readonly onStart: (() => void) | undefined
}

const words = session.introduction

/** What will be asked, what helps, what is recorded; and the start. The server draws it too, without the start. */
export function Introduction({ test, about, state, onStart }: IntroductionProps) {
  return (
    <main class="page introduction" id="content">
      <h1>{test.title}</h1>
      <p class="lead">{test.description}</p>
      <ul class="facts">
        <li>{home.length(test.minItems, test.maxItems)}</li>
        <li>{home.time(test.minutes, about)}</li>
        <li>{test.use === 'practice' ? home.practice : home.graded}</li>
      </ul>
      <div class="ways">
        {state === 'failed' ? (
          <>
            <button
              type="button"
              class="button button-next button-start"
              onClick={() => {
                location.reload()
              }}
            >
              {words.again}
            </button>
            <p role="alert">{words.failed}</p>
          </>
        ) : (
          <button
            type="button"
            class="button button-next button-start"
            aria-disabled={state === 'waiting'}
            onClick={onStart}
          >
            {state === 'waiting' ? words.starting : words.start}
          </button>
        )}
        <noscript>{common.scripts}</noscript>
      </div>
      <div class="pairs">
        <Points heading={words.what} points={words.whatPoints(test.minItems, test.maxItems, test.minutes)} />
        <Points
          heading={words.help}
          points={test.use === 'practice' ? words.practiceHelp : words.gradedHelp}
        />
        <Points heading={words.recorded} points={words.recordedPoints} />
        <Points heading={words.notRecorded} points={words.notRecordedPoints} />
        <Points heading={words.access} points={words.accessPoints} />
      </div>
    </main>
  )
}

function Points({ heading, points }: { readonly heading: string; readonly points: readonly string[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  )
}
