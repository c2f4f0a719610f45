import { passwordField } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

export const deletionForm = defineForm({ passwordForDeletion: passwordField('passwordForEmailMissing') }, [
  'passwordForDeletion',
])

export const deletionCancelForm = defineForm({})
