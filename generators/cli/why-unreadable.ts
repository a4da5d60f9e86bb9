/** Why a file that somebody handed in cannot be read, in words. @throws whatever is not about the file */
export function whyUnreadable(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'There is no such file.'
    case 'EISDIR':
      return 'This is a folder. Name the files in it.'
    case 'EACCES':
    case 'EPERM':
      return 'You have no right to read this file.'
    case 'EIO':
      return 'The file cannot be read from its disk.'
    case 'ELOOP':
      return 'The file is a link that leads to itself.'
    case 'ENAMETOOLONG':
      return 'No file can have so long a name.'
    default:
      throw error
  }
}
