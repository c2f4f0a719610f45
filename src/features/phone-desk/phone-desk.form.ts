import { tick } from '../../http/fields.ts'
import { defineForm } from '../../http/forms.ts'

/** That staff have asked what the page tells them to ask. */
export const askedForm = defineForm({
  asked: tick.transform((isTicked, issues) => {
    if (isTicked) return true
    issues.addIssue({ code: 'custom', message: 'notAskedYet' })
    return false
  }),
})
