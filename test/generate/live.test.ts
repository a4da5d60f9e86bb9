import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileItem } from '../../generators/compile/compile-item.ts'
import { readAnswer } from '../../generators/variant/llm/answer/read-answer.ts'
import { readProgram } from '../../generators/variant/llm/answer/read-program.ts'
import { openApi } from '../../generators/variant/llm/api/client.ts'
import { axesOf } from '../../generators/variant/llm/axes.ts'
import { costOfUsage, dollars, inputBound, worstCase } from '../../generators/variant/llm/money.ts'
import { createPrompts } from '../../generators/variant/llm/prompts/prompts.ts'
import { readModel } from '../../generators/variant/llm/read-model.ts'

const key = process.env['ANTHROPIC_API_KEY'] ?? ''
const url = new URL('../../generators/variant/llm/prices.yaml', import.meta.url)
const parcels = new URL('../release/fixtures/post/items/late-parcels', import.meta.url)

test.skipIf(key === '')(
  'a real model answers, and costs no more than was reserved (needs ANTHROPIC_API_KEY)',
  async () => {
    const read = readModel(readFileSync(url, 'utf8'), 'prices.yaml', 'claude-haiku-5-5')
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const { model } = read
    const prompt = {
      shared: 'Answer in one word.',
      turns: [{ role: 'user', text: 'What is 1 + 1?' }],
    } as const
    const { signal } = new AbortController()
    const outcome = await openApi({ apiKey: key, signal }).stream({
      id: 'a',
      model: model.name,
      maxTokens: 2000,
      prompt,
    })
    expect(outcome.kind).toBe('answered')
    if (outcome.kind !== 'answered') return
    const cost = costOfUsage(model, 'stream', outcome.usage)
    expect(cost).toBeLessThanOrEqual(worstCase(model, 'stream', inputBound(prompt), 2000))
    console.log(`answered for ${dollars(cost)}`)
  },
)

test.skipIf(key === '')(
  'a real model writes a problem in the form that is asked for, and solves it (needs ANTHROPIC_API_KEY)',
  async () => {
    const read = readModel(readFileSync(url, 'utf8'), 'prices.yaml', 'claude-haiku-5-5')
    if (!read.ok) throw new Error(read.faults.join('\n'))
    const item = compileItem(parcels.pathname, 'items/late-parcels', { canary: '', skills: undefined }).item
    if (!item) throw new Error('the item has faults')
    const prompts = createPrompts(item)
    const { signal } = new AbortController()
    const { stream } = openApi({ apiKey: key, signal })
    const ask = { id: 'a', model: read.model.name, maxTokens: 16_000 }
    const written = await stream({ ...ask, prompt: prompts.write(axesOf(prompts.axes, '1', 0)) })
    if (written.kind !== 'answered') throw new Error(written.kind)
    const answer = readAnswer(written.text)
    if (answer.kind !== 'read') throw new Error(answer.counterexample)
    const solved = await stream({ ...ask, prompt: prompts.solve(answer.answer.statement) })
    expect(solved.kind === 'answered' && readProgram(solved.text)).toContain('lateParcels')
  },
)
