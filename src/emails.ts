import type { EmailFrame } from '../views/emails/email-frame.ts'
import type { Email } from './email/outbox.ts'
import type { Written } from './email/worker.ts'
import { temporaryPasswordWriter } from './features/forgot-password/temporary-password-email.ts'
import { writeTemporaryPasswordUsed } from './features/login/temporary-password-used-email.ts'
import {
  writeAccountDeleted,
  writeDeletionAsked,
  writeDeletionCancelled,
} from './features/own-data/deletion-emails.ts'
import {
  writeTemporaryPasswordPrinted,
  writeTemporaryPasswordReadOut,
} from './features/phone-desk/handed-emails.ts'
import { writeCorrectedByShop } from './features/profile/corrected-by-shop-email.ts'
import { registrationWriter } from './features/registration/registration-email.ts'
import { writeAccountDisabled, writeAccountEnabled } from './features/web-site-access/account-state-emails.ts'
import {
  emailChangeCodeWriter,
  writeEmailChanged,
  writeEmailChangeNotice,
} from './features/web-site-access/email-change-emails.ts'
import { writePasswordChanged } from './features/web-site-access/password-changed-email.ts'
import { wordsIn } from './i18n/words.ts'
import { invitationWriter } from './imports/invitation-writer.ts'
import type { Services } from './services.ts'

type Write = (email: Email, frame: EmailFrame, now: Date) => Written | Promise<Written>

type Parts = Pick<Services, 'database' | 'keys' | 'config'>

/** Every kind of email there is, and who writes it: the worker's table of contents. */
export function writersByKind(parts: Parts): Record<string, Write> {
  return {
    'temporary-password': temporaryPasswordWriter(parts),
    invitation: invitationWriter(parts),
    'temporary-password-used': writeTemporaryPasswordUsed,
    'password-changed': writePasswordChanged,
    registration: registrationWriter(parts),
    'email-change-code': emailChangeCodeWriter(parts),
    'email-change-notice': writeEmailChangeNotice,
    'email-changed': writeEmailChanged,
    'corrected-by-shop': writeCorrectedByShop,
    'account-disabled': writeAccountDisabled,
    'account-enabled': writeAccountEnabled,
    'temporary-password-read-out': writeTemporaryPasswordReadOut,
    'temporary-password-printed': writeTemporaryPasswordPrinted,
    'deletion-asked': writeDeletionAsked,
    'deletion-cancelled': writeDeletionCancelled,
    'account-deleted': writeAccountDeleted,
  }
}

/** Writes any email, or says why there is nothing to send. */
export function emailWriters(parts: Parts) {
  const writers = writersByKind(parts)
  const { shop, publicUrl } = parts.config

  return async (email: Email, now: Date): Promise<Written> => {
    const write = writers[email.kind]
    if (!write) return { fail: `no such kind of email: ${email.kind}` }
    const { language } = email
    return write(asItHappened(email), { words: wordsIn(language), language, shop, publicUrl }, now)
  }
}

/** News that is sent once more tells when it happened, not when it was sent again. */
function asItHappened(email: Email): Email {
  const { happenedAt } = email.facts
  return typeof happenedAt === 'string' ? { ...email, createdAt: new Date(happenedAt) } : email
}
