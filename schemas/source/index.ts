import {
  blocks,
  cases,
  checks,
  databases,
  design,
  inputs,
  mutants,
  prompt,
  responses,
  submissions,
  waivers,
} from './authored.ts'
import { critiqueFile } from '../kinds/critique.ts'
import { reviewFile } from '../kinds/review.ts'
import { bank, blueprint, lock, taxonomy } from './bank.ts'
import { calibration } from './calibration.ts'
import { forms } from './forms.ts'
import { registryLine, sealedResult, stamp, stampLine } from './graded.ts'
import { history } from './history.ts'
import { item } from './item.ts'
import { job } from './job.ts'
import { log } from './log.ts'
import { model, variant } from './model.ts'
import { modelAnswer } from './model-answer.ts'
import { organisationKey } from './organisation-key.ts'
import { parameters } from './parameters.ts'
import { prices } from './prices.ts'
import { quality } from './quality.ts'
import { proof, publicItem, releasePublic, releaseSealed, releaseShard, signature } from './release.ts'
import { event, response, result, score } from './session.ts'
import type { JsonSchema } from './words.ts'

/** A schema's source: which file format it describes, and in which version. */
export interface SchemaSource {
  readonly name: string
  readonly schema: JsonSchema
  /** Authors' files get every fault in one pass; files of machine origin stop at the first. */
  readonly authored: boolean
}

const authored = {
  item,
  inputs,
  cases,
  checks,
  mutants,
  databases,
  waivers,
  submissions,
  blocks,
  review: reviewFile,
  design,
  prompt,
  critique: critiqueFile,
  responses,
  model,
  taxonomy,
  bank,
  blueprint,
  prices,
  'model-answer': modelAnswer,
}
const written = {
  parameters,
  lock,
  proof,
  quality,
  'public-item': publicItem,
  'release-public': releasePublic,
  'release-shard': releaseShard,
  'release-sealed': releaseSealed,
  signature,
  event,
  response,
  score,
  log,
  result,
  history,
  calibration,
  forms,
  'sealed-result': sealedResult,
  'registry-line': registryLine,
  stamp,
  'stamp-line': stampLine,
  variant,
  job,
  'organisation-key': organisationKey,
}

/** Every schema of the project. `schemas/generate.ts` writes JSON, types and validators from this list. */
export const sources: readonly SchemaSource[] = [
  ...Object.entries(authored).map(([name, schema]) => ({ name, schema, authored: true })),
  ...Object.entries(written).map(([name, schema]) => ({ name, schema, authored: false })),
]
