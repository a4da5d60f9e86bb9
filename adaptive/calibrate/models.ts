import type { ItemModel, ModelName } from './item-model.ts'
import { onePl, rasch, threePl, twoPl } from './logistic-model.ts'
import { gradedResponse, partialCredit } from './polytomous-model.ts'

/** Every model that can be fitted, by the name that commands and files use. */
export const models: Readonly<Record<ModelName, ItemModel>> = {
  rasch,
  '1pl': onePl,
  '2pl': twoPl,
  '3pl': threePl,
  grm: gradedResponse,
  gpcm: partialCredit,
}
