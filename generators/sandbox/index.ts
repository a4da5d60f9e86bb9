export { createNodeRunner } from './node-runner.ts'
export { buildRunnerAssets, type RunnerAssets } from './assets.ts'
