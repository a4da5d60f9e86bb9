import type { ReleasePublic } from '#schemas/release-public'

/** What came of a file that should be the index of a release. */
export type ReadRelease =
  | {
      readonly type: 'read'
      readonly index: ReleasePublic
      /** SHA-256 of its canonical JSON, which names the release */
      readonly hash: string
    }
  | { readonly type: 'unreadable' }
  /** it is no JSON */
  | { readonly type: 'json'; readonly why: string }
  /** it is other JSON: the first fault in words */
  | { readonly type: 'schema'; readonly what: string }
  /** two items have the same id */
  | { readonly type: 'twice'; readonly id: string }
  /** no item can have such parameters */
  | { readonly type: 'parameters'; readonly id: string; readonly why: string }
