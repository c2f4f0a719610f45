import { languageNames, languages } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Choice, Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { FrameProvider, useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'
import { Preview, type PreviewedShop } from './preview.tsx'

type Words = ReturnType<typeof useStaffWords>['settings']
type Name = keyof Words['fields']

type Props = {
  form: FormValue<string>
  /** Whether staff have chosen a logo here. */
  ownLogo: boolean
  /** The shop as it would be; null while nobody asked to look. */
  preview: PreviewedShop | null
  /** Address of the style sheet with the looks that were typed. */
  previewStyles: string | null
}

const groups: [group: keyof Words['groups'], names: Name[]][] = [
  ['shop', ['SHOP_NAME', 'SHOP_URL', 'SHOP_ADDRESS']],
  ['help', ['SHOP_PHONE', 'SHOP_EMAIL', 'SHOP_HELP_URL']],
  ['legal', ['SHOP_PRIVACY_URL', 'SHOP_TERMS_URL', 'SHOP_LEGAL_URL']],
  ['languages', ['SHOP_LANGUAGE', 'SHOP_TIME_ZONE']],
  [
    'looks',
    [
      'SHOP_ACCENT',
      'SHOP_RADIUS',
      'SHOP_TEXT_FONT',
      'SHOP_HEADING_FONT',
      'SHOP_HEADING_WEIGHT',
      'SHOP_LOGO_SHOWS_NAME',
    ],
  ],
  ['emails', ['MAIL_FROM']],
  [
    'accounts',
    [
      'ACCOUNT_REGISTRATION',
      'ACCOUNT_PASSWORD_LENGTH',
      'TEMPORARY_PASSWORD_MINUTES',
      'TEMPORARY_PASSWORD_THEN',
    ],
  ],
]

/** While somebody looks first, name, logo, help and links around the page are those that were typed. */
export function ShopSettingsPage(props: Props) {
  const frame = useFrame()
  const shop = props.preview?.shop ?? frame.shop
  return (
    <FrameProvider value={{ ...frame, shop }}>
      <Settings {...props} />
    </FrameProvider>
  )
}

function Settings({ form, ownLogo, preview, previewStyles }: Props) {
  const words = useStaffWords().settings
  const names = groups.flatMap(([, ofGroup]) => ofGroup)
  return (
    <StaffPage
      title={words.title}
      tab="settings"
      wrong={isWrong(form)}
      summary={<ErrorSummary form={form} fields={names} called={(name) => words.fields[name].label} />}
      {...(previewStyles && { styles: [previewStyles] })}
    >
      <p class="soft">{words.lead}</p>
      {preview && <Preview {...preview} />}
      <Form action={paths.staff.settings}>
        {groups.map(([group, ofGroup]) => (
          <fieldset class="group">
            <legend>{words.groups[group]}</legend>
            {group === 'looks' && <Logo own={ownLogo} />}
            {ofGroup.map((name) => (
              <Setting form={form} name={name} />
            ))}
          </fieldset>
        ))}
        <p class="actions">
          <Button look="quiet" name="step" value="preview">
            {words.look}
          </Button>{' '}
          <Button name="step" value="save">
            {words.save}
          </Button>
        </p>
      </Form>
    </StaffPage>
  )
}

function Setting({ form, name }: { form: FormValue<string>; name: Name }) {
  const words = useStaffWords().settings
  const { label, hint } = words.fields[name]
  const choices = choicesOf(words, name)
  return choices ? (
    <Choice form={form} name={name} label={label} hint={hint} choices={choices} />
  ) : (
    <Field form={form} name={name} label={label} hint={hint} autocomplete="off" maxlength={300} />
  )
}

function choicesOf(words: Words, name: Name): { value: string; label: string; lang?: string }[] | null {
  switch (name) {
    case 'SHOP_LANGUAGE':
      return languages.map((value) => ({ value, label: languageNames[value], lang: value }))
    case 'SHOP_LOGO_SHOWS_NAME':
      return [
        { value: 'no', label: words.no },
        { value: 'yes', label: words.yes },
      ]
    case 'ACCOUNT_REGISTRATION':
      return [
        { value: 'on', label: words.yes },
        { value: 'off', label: words.no },
      ]
    case 'TEMPORARY_PASSWORD_THEN':
      return [
        { value: 'recommend', label: words.recommend },
        { value: 'require', label: words.require },
      ]
    default:
      return null
  }
}

function Logo({ own }: { own: boolean }) {
  const words = useStaffWords().settings
  return (
    <p>
      <a href={paths.staff.settingsLogo}>{words.chooseLogo}</a>
      {own && (
        <>
          {' · '}
          <a href={paths.staff.settingsLogoRemoval}>{words.removeLogo}</a>
        </>
      )}
    </p>
  )
}
