/** The runner's public face: browser-safe. The Node host is `generators/sandbox`, the build of the assets too. */
export * from './program.ts'
export {
  budgets,
  checkLimits,
  defaultLimits,
  limitsFor,
  limitsOfSql,
  limitsOfTask,
  pointLimitsOfTask,
  resultShare,
  sqlLimits,
  watchdogFor,
  type BudgetName,
} from './limits.ts'
export { codeProgram } from './code-program.ts'
export { debugProgram } from './debug-program.ts'
export { printedText } from './stdin.ts'
export { measureGrowth, sizedParameters } from './complexity/measure-growth.ts'
export { measureSqlGrowth, sizePlace } from './sql/measure-sql-growth.ts'
export { curveOf, growthOf } from './complexity/fit.ts'
export { arrangements } from './complexity/arrange.ts'
export { largestSizeOf, makeInput } from './complexity/make-input.ts'
export { gradeCode, gradeProgram, scoreItem, type GradedCase } from './score-item.ts'
export {
  gradeSuite,
  implementationsOf,
  isClean,
  judgeSuite,
  readSuite,
  referenceId,
  runSuite,
  suiteProgram,
  type Implementation,
  type SuiteVerdict,
  type TestResult,
} from './suite.ts'
export { outOfFuel } from './sql/execute-sql.ts'
export { gradeSql, sqlCases, sqlProgram } from './sql/grade-sql.ts'
export { judgeTable, showCell, type TableJudgement } from './sql/judge-table.ts'
export { judge, type Compare, type Judgement, type Verdict } from './judge.ts'
export { createBrowserRunner, type BrowserRunnerOptions } from './browser/runner.ts'
export { bootScript } from './browser/boot.ts'
export { createPool } from './pool.ts'
export { createRouter } from './router.ts'
export { createEngine } from './engine/engine.ts'
export { createSandbox } from './sandbox.ts'
export { sparingRunner } from './sparing-runner.ts'
export { createSupervisor, type Channel, type ChannelEvents } from './supervisor.ts'
export type { FromSandbox, Task, ToSandbox } from './protocol.ts'
export { stackBytes as sqlStackBytes } from './sql/abi.ts'
export { hardStackBytes, softStackBytes } from './stack.ts'
export { preludeSection } from './engine/abi.ts'
export { meter } from './meter/meter.ts'
export { addImage } from './python/add-image.ts'
export { pythonLoopFuel } from './python/fuel.ts'
export { metaSection, type PythonMeta } from './python/meta.ts'

/** The rewriter that makes programs count their steps: acorn and all, so it is loaded where steps are counted. */
export const loadStepCounter = () => import('./complexity/count-steps.ts')
export { countPython } from './python/count-steps.ts'
export { bytesInWords } from './space/space-words.ts'
export { openTable } from './space/open-table.ts'
