import { createKey, endKey, listKeys } from './api-key-commands.ts'
import { backup } from './backup-command.ts'
import type { Command } from './command.ts'
import { emailTest } from './email-test-command.ts'
import { importCustomers, importOrders } from './import-commands.ts'
import { invite } from './invite-command.ts'
import { restore } from './restore-command.ts'

/** Everything that `comptoir` can do. */
export const commands: readonly Command[] = [
  importOrders,
  importCustomers,
  invite,
  createKey,
  listKeys,
  endKey,
  backup,
  restore,
  emailTest,
]
