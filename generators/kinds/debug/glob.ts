/**
 * A pattern of paths: `*` stands for a part of a name, a folder named `**` for any folders or none.
 *
 * @returns what matches whole paths
 */
export function globPattern(glob: string): RegExp {
  const parts = glob.split('/').map((part) => (part === '**' ? part : nameSource(part)))
  const source = parts
    .map((part, index) => {
      const isLast = index === parts.length - 1
      if (part === '**') return isLast ? '.*' : '(?:[^/]+/)*'
      return isLast ? part : `${part}/`
    })
    .join('')
  return new RegExp(`^${source}$`)
}

function nameSource(part: string): string {
  return part
    .split('*')
    .map((plain) => plain.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*')
}
