import { expect, it } from 'vitest'
import * as adaptive from './index.ts'

it('has this public face, which the site, the command line and replays build on', () => {
  expect(Object.keys(adaptive).sort()).toEqual([
    'PRIOR_UNCERTAINTY',
    'SESSION_GRID',
    'configOfTest',
    'createGenerator',
    'createPool',
    'createSessionConfig',
    'credibleInterval',
    'elapsedMs',
    'expected',
    'highestCategory',
    'information',
    'initialState',
    'itemOfSingle',
    'mode',
    'nextAction',
    'normalPrior',
    'prefetch',
    'priorParameters',
    'probabilityAtLeast',
    'reduceSession',
    'refusalsOfTest',
    'replaySession',
    'responseCurve',
    'rowOf',
    'scoreResponse',
    'selectors',
    'singleTest',
    'skillLevels',
    'stoppingRules',
    'testOf',
    'updated',
    'whatNext',
  ])
})
