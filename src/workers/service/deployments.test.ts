import { expect, it } from 'vitest'
import { parseDeployments, withDeployment, type Deployment } from './deployments.ts'

const deployment = (version: string): Deployment => ({ version, kept: [`_assay/${version}/index.json`] })

it('remembers the last three deployments, latest first', () => {
  const all = ['a', 'b', 'c', 'd'].map(deployment)
  const known = all.reduce<readonly Deployment[]>(withDeployment, [])
  expect(known.map(({ version }) => version)).toEqual(['d', 'c', 'b'])
  expect(parseDeployments(JSON.stringify(known))).toEqual(known)
})

it('knows a deployment that comes back as one', () => {
  const known = ['a', 'b', 'a'].map(deployment).reduce<readonly Deployment[]>(withDeployment, [])
  expect(known.map(({ version }) => version)).toEqual(['a', 'b'])
})

it.each(['', '{', 'null', '{}', '[1, null, {"version": 1, "kept": []}, {"version": "a", "kept": [2]}]'])(
  'takes %s for nothing',
  (text) => {
    expect(parseDeployments(text)).toEqual([])
  },
)
