import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import type { EasyToGuess } from '../components/password-frame.tsx'
import { Username } from '../components/username.tsx'
import { useFrame } from '../layouts/frame.ts'

export const changePasswordFields = ['current', 'new', 'again'] as const
export type ChangePasswordField = (typeof changePasswordFields)[number]

type Props = {
  email: string
  form: FormValue<ChangePasswordField>
  easyToGuess: EasyToGuess
  currentIsTemporary: boolean
}

export function ChangePassword({ email, form, easyToGuess, currentIsTemporary }: Props) {
  const { words, facts } = useFrame()
  const { webSiteAccess } = words
  return (
    <section class="sides">
      <div class="stack">
        <h2 id="change-password">{webSiteAccess.changePassword}</h2>
        <p class="soft">{`${webSiteAccess.changeHint} ${words.site.required}`}</p>
      </div>
      <Form action={paths.webSiteAccess}>
        <Username email={email} />
        <Field
          form={form}
          name="current"
          label={webSiteAccess.current}
          {...(currentIsTemporary && { hint: webSiteAccess.currentTemporaryHint })}
          type="password"
          autocomplete="current-password"
          required="starred"
        />
        <Field
          form={form}
          name="new"
          label={webSiteAccess.new}
          hint={webSiteAccess.newHint(facts.passwordLength)}
          type="password"
          autocomplete="new-password"
          easyToGuess={easyToGuess}
          required="starred"
        />
        <Field
          form={form}
          name="again"
          label={webSiteAccess.again}
          type="password"
          autocomplete="new-password"
          required="starred"
        />
        <p>
          <Button>{webSiteAccess.save}</Button>
        </p>
      </Form>
    </section>
  )
}
