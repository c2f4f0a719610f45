import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of package.json: compiled files and sources lie at different depths below it. */
function findProjectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

const projectFolder = findProjectFolder()

export const publicFolder = join(projectFolder, 'public')
export const migrationsFolder = join(projectFolder, 'drizzle', 'sqlite')
