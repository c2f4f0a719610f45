import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { ParcelLines } from './parcel-lines.tsx'

type Props = {
  form: FormValue<never>
  address: { id: string; called: string | null }
  lines: string[]
}

/** Asks first: a removed address does not come back. */
export function RemoveAddressPage({ form, address, lines }: Props) {
  const words = useFrame().words.addressBook
  const title = address.called ? words.removeTitle(address.called) : words.removeUnnamed
  return (
    <Account
      tab="addressBook"
      title={title}
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={[]} />}
    >
      <div class="parcel one">
        <ParcelLines lines={lines} />
      </div>
      <p class="soft">{words.removeHint}</p>
      <Form class="actions" action={paths.removeAddress(address.id)}>
        <Button>{words.removeIt}</Button>
        <a class="plain" href={paths.addressBook}>
          {words.keep}
        </a>
      </Form>
    </Account>
  )
}
