import { enginesIn, type EngineOf } from '#log'
import type { SessionEvent } from '#schemas/event'

/**
 * Says where a session ran on other engines than it is scored with: another build may count fuel otherwise, so a
 * difference is then no evidence against the candidate. Engines of languages that no answer is in decide nothing.
 *
 * @param events of a log; what it does not name, as older ones do not for SQL and Python, is not compared
 * @param engineOf names the engine that scores
 */
export async function otherEngines(
  events: readonly SessionEvent[],
  engineOf: (runtime: EngineOf) => Promise<string>,
): Promise<readonly string[]> {
  const recorded = enginesIn(events)
  const flags: string[] = []
  for (const runtime of ['javascript', 'sql', 'python'] as const) {
    const names = recorded[runtime]
    if (names.length === 0 || (runtime !== 'javascript' && !isAnswered(events, runtime))) continue
    const own = await engineOf(runtime)
    for (const name of names) if (name !== own) flags.push(wordsFor(runtime, name, own))
  }
  return flags
}

function isAnswered(events: readonly SessionEvent[], runtime: 'python' | 'sql'): boolean {
  return events.some(({ type, data }) => {
    if (type !== 'submit') return false
    const { response } = data
    return runtime === 'sql'
      ? response.kind === 'sql'
      : 'language' in response && response.language === runtime
  })
}

function wordsFor(runtime: EngineOf, name: string, own: string): string {
  const what = { javascript: 'The browser', sql: 'For SQL the browser', python: 'For Python the browser' }[
    runtime
  ]
  return `${what} ran ${name} and this is ${own}: fuel may differ. Score with the version of Assay that built the site.`
}
