/** Python that did not come: what waits for it, and what goes on. */
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import type { Runner } from '#runner'
import { PythonMissingError } from '../../src/session/python-missing.ts'
import { begin, runner, sit, until, type Sitting } from './sitting.ts'

afterAll(() => runner.close())

const ITEM = 'since-the-last-price'

/** A sitting whose Python is away until it is told otherwise. */
async function withoutPython(): Promise<{ readonly sitting: Sitting; readonly comes: () => void }> {
  let isHere = false
  const missing = () => Promise.reject(new PythonMissingError('no network'))
  const halting: Runner = {
    ...runner,
    run: (program, ...rest) =>
      program.language === 'python' && !isHere ? missing() : runner.run(program, ...rest),
    ready: (runtime) => (runtime === 'python' && !isHere ? missing() : Promise.resolve()),
  }
  const sitting = sit(singleTest(ITEM), { world: { createRunner: () => Promise.resolve(halting) } })
  await begin(sitting)
  sitting.controller.actions.setLanguage('python')
  return { sitting, comes: () => (isHere = true) }
}

const typesOf = (sitting: Sitting): readonly string[] => sitting.events().map(({ type }) => type)

describe('without Python', () => {
  it('a run says so where its results are, and the page stays as it was', async () => {
    const { sitting } = await withoutPython()
    const { actions, view } = sitting.controller
    actions.edit('python', [], 'def f():\n    pass\n')
    actions.run()
    await expect.poll(() => view.value).toMatchObject({ screen: 'working', run: { state: 'no-python' } })
    actions.edit('python', [], 'def g():\n    pass\n')
    expect(view.value).toMatchObject({ draft: { texts: { python: 'def g():\n    pass\n' } } })
  })

  it('an answer in it stays open, and can be given in another language', async () => {
    const { sitting } = await withoutPython()
    const { actions, view } = sitting.controller
    actions.submit()
    await expect
      .poll(() => view.value)
      .toMatchObject({ screen: 'working', submitting: false, run: { state: 'no-python' } })
    expect(typesOf(sitting)).not.toContain('submit')
    actions.setLanguage('typescript')
    actions.submit()
    await until(sitting, 'feedback')
    expect(typesOf(sitting)).toContain('submit')
  })

  it('an answer in it is submitted once it is here', async () => {
    const { sitting, comes } = await withoutPython()
    const { actions } = sitting.controller
    comes()
    actions.submit()
    actions.submit()
    await until(sitting, 'feedback')
    expect(typesOf(sitting).filter((type) => type === 'submit')).toHaveLength(1)
  })
})
