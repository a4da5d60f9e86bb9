import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApi } from '../../generators/variant/llm/api/client.ts'
import { costOfUsage, dollars, inputBound, worstCase } from '../../generators/variant/llm/money.ts'
import { readModel } from '../../generators/variant/llm/read-model.ts'

const key = process.env['ANTHROPIC_API_KEY'] ?? ''
const url = new URL('../../generators/variant/llm/prices.yaml', import.meta.url)

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
