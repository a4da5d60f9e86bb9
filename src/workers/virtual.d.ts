declare module 'virtual:assay/site-files' {
  /** The files of the site that the worker was built for. */
  export const site: import('./service/site-files.ts').SiteFiles
}
