import * as z from 'zod'
import { incomingEmail, incomingLine } from './incoming-text.ts'

/** The shop's own id of a customer. `.` and `..` cannot stand in a path. */
export const externalId = incomingLine(100)
  .refine((id) => !/^\.{1,2}$/.test(id), 'Must not be . or ..')
  .meta({ description: 'Your own id of this customer', examples: ['10023'] })

const told = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().optional()

/** What a shop may say of a customer besides the id. What is left out stays as it is; null empties it. */
export const incomingCustomerFields = z.strictObject({
  email: incomingEmail,
  firstName: incomingLine(100).meta({ examples: ['Anna'] }),
  lastName: incomingLine(100).meta({ examples: ['Brandt'] }),
  company: told(incomingLine(100)),
  phone: told(
    z
      .string()
      .regex(/^\+[1-9][0-9]{5,14}$/, 'Must be in E.164: +33240123456')
      .meta({ description: 'E.164', examples: ['+33240123456'] }),
  ),
  language: z
    .enum(['en', 'fr'])
    .optional()
    .meta({ description: 'Left out: what the customer chose stays, or the shop decides' }),
})

export const incomingCustomer = incomingCustomerFields.extend({
  /** Null where the other system has none: the email tells who it is then. */
  externalId: externalId.nullable(),
})

/** A customer as another system tells of one. There is never a password in it. */
export type IncomingCustomer = z.output<typeof incomingCustomer>
