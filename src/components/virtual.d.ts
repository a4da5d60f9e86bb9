declare module 'virtual:assay/releases' {
  /** The releases that this site is built from. */
  export const releases: readonly import('./offers.ts').BuiltRelease[]
}

declare module 'virtual:assay/quality' {
  /** What is in each release and what proves it: bank by bank, the newest first. */
  export const quality: readonly import('../quality/quality-view.ts').BuiltQuality[]
}

declare module 'virtual:assay/service' {
  /** Whether the site is built, and so has a service worker; the development server has none. */
  export const hasServiceWorker: boolean
}

declare module 'virtual:assay/runner' {
  /** Where the parts of the runner lie. */
  export const runnerAssets: import('./session/page-runner.ts').RunnerAssets
  /** Size of the engine for Python in bytes; 0 where the site has none. */
  export const pythonBytes: number
}
