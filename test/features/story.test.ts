import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser, Kind } from '../support/browser.ts'
import { temporaryPasswordIn } from '../support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('The story of the seed')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

async function inEnglish(shop: Shop, browser: Browser): Promise<void> {
  const { id, email } = await shop.customer(anna)
  const { passwordHash } = await shop.stored(id)

  await browser.open('/web-site-access')
  assert.is(browser.heading, 'Log in')
  assert.match(browser.main, 'Log in to see this page.')
  await browser.click('I forgot my password')
  assert.is(browser.heading, 'I forgot my password')
  await browser.type('Email', ' Anna@EXAMPLE.com ').press('Reset password')
  assert.is(browser.heading, 'Look in your mailbox')
  assert.match(
    browser.main,
    'If there is an account for the address you typed, an email with a temporary password',
  )
  assert.match(browser.main, 'usually there within two minutes')
  assert.match(browser.main, 'Look in the spam folder for an email from Perrin & Filles.')
  assert.match(browser.main, /R-[0-9A-Z]{6}/)

  const [sent] = await shop.deliver()
  assert.equal(sent?.to, [email])
  assert.is(sent?.subject, 'Your temporary password – Perrin & Filles')
  const temporary = temporaryPasswordIn(sent ?? { text: '' })
  assert.ok(sent?.text.split('\n').includes(temporary), 'alone on its line')
  assert.match(sent?.text ?? '', 'Your old password keeps working until you save a new one.')
  assert.is((await shop.stored(id)).passwordHash, passwordHash)

  await browser.click('Log in with the temporary password')
  await browser.type('Email', email).type('Password', `${temporary.toLowerCase()} \n`).press('Log in')
  assert.is(browser.heading, 'Web Site Access')
  await shop.deliver()
  for (const tab of ['Profile', 'Address Book', 'Order History', 'Web Site Access']) {
    await browser.click(tab)
    assert.is(browser.status, 200)
    assert.is(browser.heading, tab)
    assert.match(browser.main, 'You logged in with a temporary password: choose your own.')
  }

  assert.match(browser.main, 'Site Email: anna@example.com')
  browser.type('Current Password', temporary)
  browser.type('New Password', 'four quiet herons').type('Re-Type New Password', 'four quiet herons')
  await browser.press('Save')
  assert.is(browser.heading, 'Web Site Access')
  assert.match(browser.main, 'Your new password is saved. Every other browser is logged out.')
  assert.not.match(browser.main, 'You logged in with a temporary password')
  assert.is.not((await shop.stored(id)).passwordHash, passwordHash)

  const subjects = (await shop.deliver()).map(({ subject }) => subject)
  assert.equal(subjects, [
    'Your temporary password – Perrin & Filles',
    'A temporary password was used – Perrin & Filles',
    'Your password was changed – Perrin & Filles',
  ])

  await browser.press('Log out')
  assert.is(browser.heading, 'Log in')
  assert.match(browser.main, 'You are logged out.')
  await browser
    .type('Email', email)
    .type('Password', anna.password ?? '')
    .press('Log in')
  assert.is(browser.status, 422)
  await browser.type('Password', 'four quiet herons').press('Log in')
  assert.is(browser.heading, 'Profile')
}

for (const kind of ['modern', 'text'] satisfies Kind[])
  test(`in English, with a ${kind} browser`, async ({ shop }) => {
    await inEnglish(shop, shop.browser({ kind }))
  })

async function inFrench(shop: Shop, browser: Browser): Promise<void> {
  const { email } = await shop.customer(claire)
  const says = (sentence: string) => {
    const written = browser.text
    assert.ok(written.includes(sentence), `« ${sentence} » is missing in:\n${written}`)
    assert.equal(blemishes(written), [], browser.url)
  }

  await browser.open('/web-site-access')
  assert.is(browser.heading, 'Se connecter')
  says('Connectez-vous pour voir cette page.')
  says('Le vôtre, ou le mot de passe temporaire reçu par e-mail.')
  await browser.type('Adresse e-mail', email).type('Mot de passe', 'je ne sais plus').press('Se connecter')
  assert.is(browser.title.slice(0, 8), 'Erreur :')
  says('Cette adresse e-mail et ce mot de passe ne vont pas ensemble.')

  await browser.click('J’ai oublié mon mot de passe')
  says('Nous vous enverrons un mot de passe temporaire par e-mail\u202f; l’ancien reste valable.')
  await browser.type('Adresse e-mail', 'Claire@Example.com').press('Réinitialiser le mot de passe')
  assert.is(browser.heading, 'Consultez votre messagerie')
  says(
    'Si un compte existe pour l’adresse indiquée, un e-mail contenant un mot de passe temporaire est en route.',
  )
  says('Le mot de passe temporaire sert une seule fois, pendant une heure.')
  says('Avez-vous commandé avec une autre adresse\u202f?')
  assert.match(browser.main, /R-[0-9A-Z]{6}/)

  const [sent] = await shop.deliver()
  const text = sent?.text ?? ''
  assert.is(sent?.subject, 'Votre mot de passe temporaire – Perrin & Filles')
  assert.equal(blemishes(text.replace(/https?:\S+/g, '')), [])
  const temporary = temporaryPasswordIn({ text })
  assert.match(text, 'Bonjour Claire Moreau,')
  assert.match(text, `Votre mot de passe temporaire\u00a0:\n${temporary}\n`)
  assert.match(text, 'jusqu’au 23 novembre 2026 à 15\u00a0h\u00a040 (heure de Paris)')
  assert.match(text, 'Vous n’avez rien demandé\u202f? Ne faites rien\u00a0: rien n’a changé')
  assert.match(sent?.html ?? '', /<html lang="fr"/)

  await browser.click('Se connecter avec le mot de passe temporaire')
  await browser.type('Adresse e-mail', email).type('Mot de passe', temporary.replaceAll('-', '\u202f'))
  await browser.press('Se connecter')
  assert.is(browser.heading, 'Accès au site')
  await shop.deliver()
  for (const tab of ['Profil', 'Carnet d’adresses', 'Historique des commandes', 'Accès au site']) {
    await browser.click(tab)
    assert.is(browser.heading, tab)
    says('Votre connexion s’est faite avec un mot de passe temporaire\u00a0: choisissez le vôtre.')
    says('Cette connexion prend fin à 15\u00a0h\u00a040.')
  }

  says('Adresse e-mail du site\u00a0: claire@example.com')
  const fresh = 'quatre hérons discrets'
  browser.type('Mot de passe actuel', temporary).type('Nouveau mot de passe', fresh)
  await browser.type('Retapez le nouveau mot de passe', 'autre chose ici').press('Enregistrer')
  says('Les deux nouveaux mots de passe sont différents. Retapez-les tous les deux')
  browser.type('Mot de passe actuel', temporary).type('Nouveau mot de passe', fresh)
  await browser.type('Retapez le nouveau mot de passe', fresh).press('Enregistrer')
  says('Votre nouveau mot de passe est enregistré. Tous les autres navigateurs sont déconnectés.')
  says('connecté aujourd’hui à 14\u00a0h\u00a040')

  const emails = await shop.deliver()
  assert.equal(
    emails.map(({ subject }) => subject),
    [
      'Votre mot de passe temporaire – Perrin & Filles',
      'Un mot de passe temporaire a été utilisé – Perrin & Filles',
      'Votre mot de passe a été changé – Perrin & Filles',
    ],
  )
  for (const { text } of emails) assert.equal(blemishes(text.replace(/https?:\S+/g, '')), [])
  assert.match(emails.at(-1)?.text ?? '', 'suivez «\u00a0J’ai oublié mon mot de passe\u00a0»')

  await browser.press('Se déconnecter')
  says('Déconnexion réussie.')
  await browser.type('Adresse e-mail', email).type('Mot de passe', fresh).press('Se connecter')
  assert.is(browser.heading, 'Profil')
}

/**
 * Where French typography is not kept: an ordinary space or none before a double sign, straight quotes and
 * apostrophes, three dots. Times and addresses of pages hold colons of their own.
 */
function blemishes(text: string): string[] {
  const faults = [
    /[^\u00a0]:(?!\S)/g,
    /[^\u202f\s][;?!](?=\s|$)/gm,
    / [:;?!»]/g,
    /« /g,
    /\S*['"]\S*/g,
    /\.\.\./g,
  ]
  return faults.flatMap((fault) => text.match(fault) ?? [])
}

for (const kind of ['modern', 'text'] satisfies Kind[])
  test(`in French, with a ${kind} browser`, async ({ shop }) => {
    await inFrench(shop, shop.browser({ kind, languages: 'fr-FR,fr;q=0.9,en;q=0.5' }))
  })

test('French typography: what is not kept is seen', () => {
  for (const wrong of ['Vraiment ?', 'Vraiment?', 'Le mot :', 'Le mot:', '« Oui »', "l'adresse", 'Et...'])
    assert.ok(blemishes(wrong).length > 0, wrong)
  for (const right of [
    'Vraiment\u202f?',
    'Le mot\u00a0: oui',
    '«\u00a0Oui\u00a0»',
    'l’adresse',
    '15\u00a0h\u00a040',
  ])
    assert.equal(blemishes(right), [], right)
})

test.run()
