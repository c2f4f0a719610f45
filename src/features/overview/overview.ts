import type { OverviewFigures } from '../../../views/overview/overview-page.tsx'
import { countCustomers } from '../../accounts/customers.ts'
import { emailBudget } from '../../accounts/email-allowances.ts'
import { lastBackup } from '../../backups/last-backup.ts'
import { roomAgainAt } from '../../database/allowances.ts'
import { databaseSize } from '../../database/size.ts'
import { hours } from '../../durations.ts'
import { emailFigures } from '../../email/email-figures.ts'
import { countSince } from '../../history/history-pages.ts'
import type { Services } from '../../services.ts'
import { version } from '../../version.ts'

/** How things are: what the first page of staff tells. */
export async function readOverview({ database, config }: Services, now: Date): Promise<OverviewFigures> {
  const hourAgo = new Date(now.getTime() - hours(1))
  const roomAgain = await roomAgainAt(database, [emailBudget('all', config.email.perHour)], now)
  return {
    emails: await emailFigures(database, now),
    noEmailsUntil: roomAgain > now ? roomAgain : null,
    refusedLogins: await countSince(database, 'login-failed', hourAgo),
    refusedStaffLogins: await countSince(database, 'staff-login-failed', hourAgo),
    limitsReached:
      (await countSince(database, 'login-limited', hourAgo)) +
      (await countSince(database, 'staff-login-limited', hourAgo)),
    backup: await lastBackup(database),
    customers: await countCustomers(database),
    databaseBytes: await databaseSize(database),
    version,
  }
}
