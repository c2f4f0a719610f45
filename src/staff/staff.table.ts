import { boolean, instant, integer, oneOf, primaryKey, string, table } from '../database/dialect.ts'

/** Who helps customers. Second factor and recovery codes are derived from a nonce, never stored. */
export const staff = table('staff', {
  id: string('id').primaryKey(),
  /** As `normaliseEmail` writes it. */
  email: string('email').notNull().unique(),
  name: string('name').notNull(),
  role: oneOf('role', ['owner', 'helper']).notNull(),
  /** The staff member's own choice; null until one was made. */
  language: oneOf('language', ['en', 'fr']),
  /** PHC string: of the temporary password that was printed once, until one of their own is chosen. */
  passwordHash: string('password_hash').notNull(),
  /** Until when the temporary password works; null once there is one of their own. */
  temporaryUntil: instant('temporary_until'),
  /** What the secret of the second factor (RFC 6238) is derived from. */
  secondFactorNonce: string('second_factor_nonce'),
  /** When the first code was typed rightly; null until then. */
  secondFactorSince: instant('second_factor_since'),
  /** The time step of the last code that was accepted: no code works twice. */
  lastStep: integer('last_step').notNull().default(0),
  /** What the ten recovery codes are derived from. */
  recoveryNonce: string('recovery_nonce'),
  disabled: boolean('disabled').notNull().default(false),
  lastLoginAt: instant('last_login_at'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** A recovery code that was used. */
export const usedRecoveryCode = table(
  'used_recovery_code',
  {
    staffId: string('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    /** Of the set of codes it belongs to. */
    nonce: string('nonce').notNull(),
    number: integer('number').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.nonce, t.number] })],
)
