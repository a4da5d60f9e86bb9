export { createNodeRunner } from './node-runner.ts'
export { buildRunnerAssets, engineName, type RunnerAssets } from './assets.ts'
