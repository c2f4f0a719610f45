import { createKey, endKey, listKeys } from './api-key-commands.ts'
import { backup } from './backup-command.ts'
import type { Command } from './command.ts'
import { deleteCustomer, disable, enable, showCustomer } from './customer-commands.ts'
import { doctor } from './doctor-command.ts'
import { emailTest } from './email-test-command.ts'
import { exportCustomers, exportOrders } from './export-commands.ts'
import { importCustomers, importOrders } from './import-commands.ts'
import { invite } from './invite-command.ts'
import { restore } from './restore-command.ts'
import { listSettings } from './settings-command.ts'
import {
  addStaffMember,
  disableStaffMember,
  enableStaffMember,
  giveStaffPassword,
  listStaffMembers,
} from './staff-commands.ts'

/** Everything that `comptoir` can do. */
export const commands: readonly Command[] = [
  importOrders,
  importCustomers,
  exportOrders,
  exportCustomers,
  invite,
  showCustomer,
  disable,
  enable,
  deleteCustomer,
  createKey,
  listKeys,
  endKey,
  addStaffMember,
  listStaffMembers,
  disableStaffMember,
  enableStaffMember,
  giveStaffPassword,
  backup,
  restore,
  doctor,
  emailTest,
  listSettings,
]
