/** The session log: canonical JSON, hashes, the chain of events, texts from edits, files and lines that prove themselves. */
export { canonicalJson } from './canonical-json.ts'
export { hashOf, sha256Hex } from './hash.ts'
export { createEvent, parseEvent, type Instant, type LogEvent, type ParsedEvent } from './event.ts'
export { verifyChain, type ChainCheck } from './chain.ts'
export { applyChanges, changesBetween, textFromEdits, type ChangePart, type RebuiltText } from './text.ts'
export { mayBeLocked, reduceFollowUp, withFollowUp, type FollowUpWork } from './follow-up.ts'
export {
  documentsOf,
  isRunnable,
  isWritten,
  textsOfResponse,
  writtenResponse,
  type FollowUpKind,
  type WrittenKind,
} from './writing.ts'
export { changedEngines, enginesIn, type EngineNames, type EngineOf } from './engines.ts'
export { encodeLog } from './encode.ts'
export { decodeLog, readLog, type DecodedLog, type LogLimits } from './decode.ts'
export { frameLine, readFrames, type Frames } from './frame.ts'
export { parseJson, type ParsedJson } from './json.ts'
export { NO_SIGNALS, reduceSignals, type Signal, type Signals } from './signals.ts'
export { SESSION_LANGUAGES } from './languages.ts'
export { SealError } from './seal/box.ts'
export { fromBase64Url, toBase64Url } from './seal/base64url.ts'
export {
  formHash,
  indexOfForm,
  itemWithKey,
  openContent,
  openForm,
  sealContent,
  sealForm,
  SECRET_BYTES,
  steeredItem,
  type CandidateForm,
  type FormContent,
  type SealedContent,
  type SealedForm,
  type SteeringKey,
} from './seal/form.ts'
export { openResult, sealResult, type ResultBinding } from './seal/result.ts'
export { fingerprintOf, makeOrganisationKey, openOrganisationKey } from './seal/organisation-key.ts'
