export { createNodeRunner, type NodeRunnerOptions } from './node-runner.ts'
export { buildRunnerAssets, type RunnerAsset, type RunnerAssets } from './assets.ts'
