const troubles: Readonly<Record<string, string>> = {
  EACCES: 'this program has no permission',
  EPERM: 'this program has no permission',
  EROFS: 'the disk is read-only, or the systemd unit does not name the place in ReadWritePaths',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'something else has that name',
  ENOENT: 'a part of the path does not exist',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'the path goes through links in a circle',
  EIO: 'the disk reports a fault',
}

/** The code of a system error, such as `EACCES`; null when it is none. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Why the file system refused, as the second half of a sentence. */
export function fileTrouble(error: unknown): string {
  const code = errorCode(error)
  return troubles[code ?? ''] ?? `the system answers ${code ?? 'with an unknown error'}`
}
