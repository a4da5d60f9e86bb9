export { createNodeRunner } from './node-runner.ts'
export { buildRunnerAssets, engineName, engineNames, type RunnerAssets } from './assets.ts'
