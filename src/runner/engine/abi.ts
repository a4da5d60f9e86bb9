/**
 * The functions that the QuickJS module exports and imports under the one-letter names that its linker chose. They
 * belong to the exact file of `@jitl/quickjs-wasmfile-release-sync` whose digest `generators/sandbox/engine.ts` pins.
 * We call the module directly: the wrappers of `quickjs-emscripten-core` are synchronous, so they cannot run on the
 * larger stack that `WebAssembly.promising` gives, and its loader reads the host's clock, zone, language and argv.
 */
export const exportNames = {
  initialise: 'u',
  malloc: 'v',
  free: 'M',
  newRuntime: 'K',
  setMaxStackSize: 'D',
  newContext: 'N',
  newString: '_',
  newNumber: 'Y',
  newFunction: 'Da',
  getString: '$',
  freeString: 'S',
  getNumber: 'Z',
  getProperty: 'ha',
  getUndefined: 'E',
  freeValue: 'P',
  call: 'ma',
  evaluate: 'pa',
  exceptionOf: 'na',
  runJobs: 'ga',
  promiseState: 'wa',
  promiseResult: 'xa',
  argument: 'Ea',
} as const

export const importNames = {
  memory: 'a',
  assertionFailed: 'b',
  writeFile: 'c',
  closeFile: 'd',
  environment: 'e',
  environmentSizes: 'f',
  normaliseModule: 'g',
  loadModule: 'h',
  interrupt: 'i',
  setTimer: 'j',
  resizeHeap: 'k',
  clearKeepAlive: 'l',
  localTime: 'm',
  timeZone: 'n',
  seekFile: 'o',
  now: 'p',
  abort: 'q',
  exit: 'r',
  callHost: 's',
  freeHostReference: 't',
} as const

/** Name of the import object that holds {@link importNames}. */
export const importModule = 'a'

/** Numbers of the functions by which a realm calls its host. */
export const hostFunctions = { print: 1, begin: 2 } as const

/** Name of the custom section with the script that prepares a realm. */
export const preludeSection = 'assay.prelude'

/** Size of one WebAssembly page, in bytes. */
export const pageBytes = 65_536

/** Pages that the module's memory has from the start: 16 MiB. */
export const initialPages = 256

/** What a promise of the realm has come to, or that a value is none. */
export const promiseState = { none: -1, pending: 0, fulfilled: 1, rejected: 2 } as const
