/** The folder in which a file or a folder lies; that of the whole drive is empty. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
