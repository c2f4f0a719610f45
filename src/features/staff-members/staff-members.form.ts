import { choice, emailField, line } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'
import { roles } from '../../staff/staff-members.ts'

export const newMemberForm = defineForm({
  name: line(100, 'staffNameMissing'),
  email: emailField,
  role: choice([...roles], 'unknownField'),
})

export const memberActs = ['disable', 'enable', 'temporary-password'] as const

/** Which button was pressed. */
export const memberForm = defineForm({ act: choice([...memberActs], 'unknownField') })
