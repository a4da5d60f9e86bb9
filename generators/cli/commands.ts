import type { Command } from './command.ts'

interface Registered {
  readonly name: string
  readonly summary: string
  /** Commands are loaded when they are called, so that `assay --help` starts in no time. */
  readonly load: () => Promise<{ readonly command: Command }>
}

/** Every subcommand, in the order in which `assay --help` lists them. */
export const commands: readonly Registered[] = [
  {
    name: 'init',
    summary: 'Make a new bank, with one item of each kind',
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'copy',
    summary: 'Begin an item as a copy of another',
    load: () => import('./commands/copy.ts'),
  },
  {
    name: 'check',
    summary: 'Read a bank and report every fault',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'verify',
    summary: 'Prove items: run their submissions, score their responses',
    load: () => import('./commands/verify.ts'),
  },
  {
    name: 'generate',
    summary: 'Draw fresh variants of an item from its model, and admit those that no gate refuses',
    load: () => import('./commands/generate.ts'),
  },
  {
    name: 'worker',
    summary: 'Prove items and judge variants for other machines',
    load: () => import('./commands/worker.ts'),
  },
  {
    name: 'review',
    summary: 'List variants that wait for a person, and note what people say of them',
    load: () => import('./commands/review.ts'),
  },
  {
    name: 'release',
    summary: 'Publish an immutable version of a bank',
    load: () => import('./commands/release.ts'),
  },
  {
    name: 'diff',
    summary: 'Show what changed between two releases, or since one',
    load: () => import('./commands/diff.ts'),
  },
  {
    name: 'retire',
    summary: 'Take a released item out of later releases, with the reason',
    load: () => import('./commands/retire.ts'),
  },
  {
    name: 'build',
    summary: 'Build the site, and serve it',
    load: () => import('./commands/build.ts'),
  },
  {
    name: 'dev',
    summary: 'Show the working tree, with live reload',
    load: () => import('./commands/dev.ts'),
  },
  {
    name: 'keys',
    summary: "Make or show an organisation's keys, to which results are sealed",
    load: () => import('./commands/keys.ts'),
  },
  {
    name: 'seal',
    summary: 'Seal a graded test: a form and an access link for each candidate',
    load: () => import('./commands/seal.ts'),
  },
  {
    name: 'collect',
    summary: 'Take sealed results at an address, so that candidates need not send files',
    load: () => import('./commands/collect.ts'),
  },
  {
    name: 'score',
    summary: 'Compute sessions again from their logs, and tell every difference',
    load: () => import('./commands/score.ts'),
  },
  {
    name: 'report',
    summary: 'Write the pages of sealed results: for who decides, for who took them, and for all of them',
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'calibrate',
    summary: 'Estimate item parameters from responses, judge their fit, give them to a bank',
    load: () => import('./commands/calibrate.ts'),
  },
  {
    name: 'simulate',
    summary: 'Give a test to simulated candidates, and tell how well it measures them',
    load: () => import('./commands/simulate.ts'),
  },
  {
    name: 'assemble',
    summary: 'Pick items for fixed, parallel and shadow forms under the constraints of a test',
    load: () => import('./commands/assemble.ts'),
  },
]
