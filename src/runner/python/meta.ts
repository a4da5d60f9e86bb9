/** Name of the custom section with a {@link PythonMeta} as JSON. */
export const metaSection = 'assay.python'

/** What a host must know of the interpreter's image to call into it. */
export interface PythonMeta {
  /** Address of the harness's function `run` */
  readonly run: number
  /** The small module through which the interpreter calls functions of any signature: its place in the table, and its bytes in base64 */
  readonly trampoline: { readonly slot: number; readonly module: string }
}
