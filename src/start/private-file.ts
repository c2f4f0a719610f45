import { link, open, rename, rm, stat } from 'node:fs/promises'

/**
 * Writes a file that its owner alone can read. It gets its name when it is complete, so that nobody takes a half for
 * the whole; one that is there stays unless it is to be replaced. A sentence for the operator when it cannot be
 * written; null when it is.
 */
export async function writePrivateFile(
  path: string,
  text: AsyncIterable<string>,
  { replace }: { replace: boolean },
): Promise<string | null> {
  const unfinished = `${path}.unfinished`
  try {
    const found = await stat(path).catch(ifThere)
    // Renaming would put the file in the place of a device, or of a pipe that somebody reads.
    if (found && !found.isFile()) return `${path} cannot be written: it is not a file.`
    if (!replace && found) return isThereAlready(path)
    await rm(unfinished, { force: true })
    const file = await open(unfinished, 'wx', 0o600)
    try {
      for await (const part of text) await file.appendFile(part)
      await file.sync()
    } finally {
      await file.close()
    }
    // A link is refused where there is a file by now; renaming would replace it.
    if (replace) await rename(unfinished, path)
    else await link(unfinished, path)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'EEXIST') return isThereAlready(path)
    const trouble = troubles[code]
    if (trouble === undefined) throw error
    return `${path} cannot be written: ${trouble} (${code}).`
  } finally {
    await rm(unfinished, { force: true }).catch(() => {})
  }
}

const troubles: Record<string, string> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EACCES: 'this program may not write there',
  EPERM: 'this program may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
}

const isThereAlready = (path: string) => `${path} is there already: --force replaces it.`

/** Null where there is nothing of that name. */
function ifThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return null
  throw error
}
