import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Tick } from '../components/tick.tsx'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

const scopes = ['orders:read', 'orders:write', 'customers:read', 'customers:write'] as const

type Props = { form: FormValue<'name' | (typeof scopes)[number]> }

export function NewKeyPage({ form }: Props) {
  const words = useStaffWords().keys
  return (
    <StaffPage
      title={words.make}
      tab="keys"
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={['name']} />}
    >
      <Form action={paths.staff.newKey}>
        <Field
          form={form}
          name="name"
          label={words.name}
          hint={words.nameHint}
          autocomplete="off"
          maxlength={100}
          required
        />
        <fieldset>
          <legend>{words.may}</legend>
          {scopes.map((scope) => (
            <Tick form={form} name={scope} label={words.scopes[scope]} />
          ))}
        </fieldset>
        <p>
          <Button>{words.make}</Button>
        </p>
      </Form>
    </StaffPage>
  )
}
