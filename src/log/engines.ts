import type { SessionEvent } from '#schemas/event'

/** What runs a candidate's programs: JavaScript (and TypeScript), Python or SQL. */
export type EngineOf = 'javascript' | 'python' | 'sql'

/** Names of the engine files that a page has; the site may have none for Python. */
export type EngineNames = Readonly<Partial<Record<EngineOf, string>>>

/**
 * The engines that a session ran on, in order: a site that was built anew in the middle of it may have others since.
 *
 * @param events of a log; older ones name the engine for JavaScript alone
 * @returns the names by what they run, each once; empty where the log names none
 */
export function enginesIn(events: readonly SessionEvent[]): Readonly<Record<EngineOf, readonly string[]>> {
  const found: Record<EngineOf, readonly string[]> = { javascript: [], python: [], sql: [] }
  for (const { type, data } of events) {
    if (type !== 'start' && type !== 'resume') continue
    const named: EngineNames =
      type === 'start' ? { javascript: data.engine, ...data.engines } : (data.engines ?? {})
    for (const of of engineKinds) {
      const name = named[of]
      if (name !== undefined) found[of] = [...found[of].filter((one) => one !== name), name]
    }
  }
  return found
}

/**
 * What a session that goes on has to record: all names of the page's engines, where one is not the last that the log has.
 *
 * @param events of the log so far
 * @param names of the page's own engines
 */
export function changedEngines(events: readonly SessionEvent[], names: EngineNames): EngineNames | undefined {
  const recorded = enginesIn(events)
  const isOther = engineKinds.some((of) => names[of] !== undefined && names[of] !== recorded[of].at(-1))
  return isOther ? names : undefined
}

const engineKinds: readonly EngineOf[] = ['javascript', 'python', 'sql']
