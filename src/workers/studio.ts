/** Foretells and simulates tests for the designer's page, which stays free meanwhile. */
import {
  createSessionConfig,
  simulateCandidate,
  summarise,
  type SessionConfig,
  type SimulationPlan,
} from '#adaptive'
import { designAnswers, type AnswerDesign } from './studio/answer-design.ts'
import { inSlices } from './studio/in-slices.ts'
import { SIMULATOR } from './studio/names.ts'
import type { SimulateReply, SimulateRequest, StudioReply, StudioRequest } from './studio/protocol.ts'

/** Milliseconds between two reports of how far tables are. */
const TELL_MS = 100

if (self.name === SIMULATOR) {
  let given: { readonly config: SessionConfig; readonly plan: SimulationPlan } | undefined
  self.addEventListener('message', ({ data }: MessageEvent<SimulateRequest>) => {
    if (data.type === 'plan') {
      given = { config: createSessionConfig(data.plan), plan: data.plan }
      return
    }
    if (given === undefined) throw new Error('a range came before its plan')
    const { config, plan } = given
    if (data.type === 'summary') {
      post({ type: 'summary', summary: summarise(config, plan, data.candidates) })
      return
    }
    const { from, to } = data
    const candidates = Array.from({ length: to - from }, (_, at) =>
      simulateCandidate(config, plan, from + at),
    )
    post({ type: 'range', from, candidates })
  })
} else {
  let answer: AnswerDesign | undefined
  let last: ReturnType<AnswerDesign> | undefined
  /** Grows with each message: a search goes on until the next one. */
  let messages = 0
  self.addEventListener('message', ({ data }: MessageEvent<StudioRequest>) => {
    messages += 1
    if (data.type === 'bank') {
      answer = designAnswers(data.bank)
      return
    }
    if (data.type === 'halt') return
    const { round } = data
    if (data.type === 'search') {
      const own = messages
      const steps = last?.search(data.maxRate)
      if (steps === undefined) return
      inSlices(steps, {
        onProgress: (progress) => post({ type: 'searching', round, progress }),
        isWanted: () => messages === own,
      })
        .then((gaps) => gaps && post({ type: 'gaps', round, gaps }))
        // a bug of ours reaches the page as the worker's error event
        .catch((error: unknown) => self.reportError(error))
      return
    }
    if (answer === undefined) throw new Error('a design came before its bank')
    let told = performance.now()
    last = answer(data, (progress) => {
      const now = performance.now()
      if (now - told < TELL_MS) return
      told = now
      post({ type: 'tables', round, progress })
    })
    post({ type: 'forecast', round, found: last.found, other: last.other })
    post({ type: 'checked', round, diagnostics: last.check() })
  })
}

function post(reply: StudioReply | SimulateReply): void {
  self.postMessage(reply, [])
}
