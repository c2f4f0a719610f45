import * as z from 'zod'
import { emailField, passwordField } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

const newEmail = z
  .string('newEmailMissing')
  .refine((typed) => typed.trim() !== '', { error: 'newEmailMissing', abort: true })
  .pipe(emailField)

/** Staff ask for it: the customer's password is the customer's. */
export const staffEmailChangeForm = defineForm({ newEmail })

export const emailChangeForm = defineForm(
  {
    newEmail,
    passwordForEmail: passwordField('passwordForEmailMissing'),
    /** There for password managers only: whose email is changed is never taken from the form. */
    username: z.string().optional(),
  },
  ['passwordForEmail'],
)

/** Nobody's code is longer than this with everything that is passed over in it. */
const mostTyped = 100

export const emailChangeCodeForm = defineForm(
  {
    code: z
      .string('codeMissing')
      .refine((typed) => typed.trim() !== '', { error: 'codeMissing', abort: true })
      .refine((typed) => typed.length <= mostTyped, 'codeInvalid'),
  },
  ['code'],
)

export const emailChangeCancelForm = defineForm({})
