/** The engine for Python, which is fetched when it is first needed, did not come: the network failed. */
export class PythonMissingError extends Error {
  override readonly name = 'PythonMissingError'
}
