import { asc, desc, eq } from 'drizzle-orm'
import type { Database } from '../database/database.ts'
import { emailChange } from './email-change.table.ts'
import { registration } from './registration.table.ts'
import { session } from './session.table.ts'
import { temporaryPassword } from './temporary-password.table.ts'

// What a customer is handed of these rows: no digest, nothing that a secret is derived from (TP-3).

export const sessionsAbout = async (database: Database, customerId: string) =>
  database
    .select({
      kind: session.kind,
      browser: session.browser,
      platform: session.platform,
      network: session.network,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      idleEndsAt: session.idleEndsAt,
      endsAt: session.endsAt,
    })
    .from(session)
    .where(eq(session.customerId, customerId))
    .orderBy(desc(session.id))

export const temporaryPasswordsAbout = async (database: Database, customerId: string) =>
  database
    .select({
      state: temporaryPassword.state,
      handed: temporaryPassword.handed,
      createdAt: temporaryPassword.createdAt,
      expiresAt: temporaryPassword.expiresAt,
      usedAt: temporaryPassword.usedAt,
    })
    .from(temporaryPassword)
    .where(eq(temporaryPassword.customerId, customerId))
    .orderBy(asc(temporaryPassword.id))

export const emailChangesAbout = async (database: Database, customerId: string) =>
  database
    .select({
      newEmail: emailChange.newEmail,
      state: emailChange.state,
      triesLeft: emailChange.triesLeft,
      createdAt: emailChange.createdAt,
      expiresAt: emailChange.expiresAt,
    })
    .from(emailChange)
    .where(eq(emailChange.customerId, customerId))
    .orderBy(asc(emailChange.id))

export const registrationsAbout = async (database: Database, email: string) =>
  database
    .select({
      email: registration.email,
      firstName: registration.firstName,
      lastName: registration.lastName,
      language: registration.language,
      state: registration.state,
      createdAt: registration.createdAt,
      expiresAt: registration.expiresAt,
    })
    .from(registration)
    .where(eq(registration.email, email))
    .orderBy(asc(registration.id))
