import { expect, test } from 'vitest'
import { defaultLimits } from './limits.ts'
import type { Language, Runner, Runtime } from './program.ts'
import { createRouter } from './router.ts'

function setUp() {
  const deeds: string[] = []
  const maker = (runtime: Runtime) => (): Runner => {
    deeds.push(`make ${runtime}`)
    return {
      run: ({ language }) => {
        deeds.push(`${runtime} runs ${language}`)
        return Promise.resolve([])
      },
      ready: () => Promise.resolve(),
      close: () => void deeds.push(`close ${runtime}`),
    }
  }
  const router = createRouter({ javascript: maker('javascript'), python: maker('python'), sql: maker('sql') })
  const run = (language: Language) => router.run({ language, text: '' }, [], defaultLimits)
  return { deeds, router, run }
}

test('a runtime is made when the first program of its languages is to run, and once', async () => {
  const { deeds, run } = setUp()
  expect(deeds).toEqual([])
  for (const language of ['typescript', 'javascript', 'python', 'python'] as const) await run(language)
  expect(deeds).toEqual([
    'make javascript',
    'javascript runs typescript',
    'javascript runs javascript',
    'make python',
    'python runs python',
    'python runs python',
  ])
})

test('readiness is asked of JavaScript unless told otherwise, and closing closes what was made', async () => {
  const { deeds, router, run } = setUp()
  await router.ready()
  expect(deeds).toEqual(['make javascript'])
  router.close()
  await run('python')
  expect(deeds).toEqual([
    'make javascript',
    'close javascript',
    'make python',
    'close python',
    'python runs python',
  ])
})
