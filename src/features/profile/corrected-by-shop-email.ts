import * as z from 'zod'
import type { EmailFrame } from '../../../views/emails/email-frame.ts'
import { correctedByShopEmail } from '../../../views/emails/shop-acts-emails.tsx'
import type { Email } from '../../email/outbox.ts'

const correctedFields = [
  'firstName',
  'lastName',
  'company',
  'phone',
  'language',
  'newsletter',
  'addresses',
] as const

const factsOf = z.object({ name: z.string(), fields: z.array(z.enum(correctedFields)) })

/** Tells the customer what the shop has corrected in the account. */
export function writeCorrectedByShop({ recipient, facts, createdAt }: Email, frame: EmailFrame) {
  const written = correctedByShopEmail({ ...frame, ...factsOf.parse(facts), at: createdAt })
  return { message: { to: recipient ?? '', ...written } }
}
