import type * as z from 'zod'
import { choice, line } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'
import { choiceOf, choosable } from '../../settings/choosable.ts'

/** What was written for each setting, checked as it is at the start. */
const fields = Object.fromEntries(
  choosable.map((setting) => [
    setting.name,
    line(300)
      .optional()
      .transform((typed) => typed ?? '')
      .refine((typed) => typed !== '' || setting.optional, { error: 'settingMissing' })
      .refine((typed) => typed === '' || choiceOf(setting, typed) !== undefined, { error: 'settingInvalid' }),
  ]),
)

export type SettingField = string

/** `step` is the button: look at it first, or save it. */
export const shopSettingsForm = defineForm({
  ...(fields as Record<string, z.ZodType<string>>),
  step: choice(['preview', 'save'], 'unknownField'),
})

export const removeLogoForm = defineForm({})
