import { expect, it } from 'vitest'
import { addressesOf } from '../site.ts'

const runner = {
  bootHash: 'sha256-0',
  worker: 'worker-1.js',
  stepsWorker: 'steps-worker-1.js',
  engine: 'engine-2.wasm',
  sql: 'sql-3.wasm',
} as const

it.each(['/', '/tests/'])('the sandbox lies below %s, where the site is served from', (base) => {
  expect(addressesOf(runner, base)).toEqual({
    bootHash: 'sha256-0',
    worker: `${base}_runner/worker-1.js`,
    stepsWorker: `${base}_runner/steps-worker-1.js`,
    wasm: `${base}_runner/engine-2.wasm`,
    sql: `${base}_runner/sql-3.wasm`,
  })
})
