import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Boxed } from '../layouts/boxed.tsx'
import { useFrame } from '../layouts/frame.ts'

export function ForgotPasswordPage({ form }: { form: FormValue<'email'> }) {
  const words = useFrame().words.forgotPassword
  return (
    <Boxed
      title={words.title}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['email']} />}
    >
      <p>{words.lead}</p>
      <Form action={paths.forgotPassword}>
        <Field
          form={form}
          name="email"
          label={words.email}
          type="email"
          autocomplete="username"
          maxlength={254}
          required
        />
        <Button>{words.submit}</Button>
      </Form>
      <p>
        <a class="plain" href={paths.login}>
          {words.back}
        </a>
      </p>
    </Boxed>
  )
}
