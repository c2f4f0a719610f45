import type { phoneDeskEn } from './staff-phone-desk-en.ts'

/** Le téléphone : les mots de passe temporaires que l’équipe dicte ou imprime. En français. */
export const phoneDeskFr: typeof phoneDeskEn = {
  heading: 'Mot de passe temporaire sans e-mail',
  lead: 'Pour un client dont la messagerie ne fonctionne pas. Rien ne change au compte tant qu’il n’est pas utilisé.',
  readOut: 'Dicter un mot de passe temporaire',
  readOutLead:
    'Il fonctionne une seule fois, pendant 15 minutes, et ne vous est affiché que cette fois. Un e-mail en informe le client. Le précédent qui a été dicté prend fin.',
  ask: 'Demandez d’abord ceci',
  askLead:
    'Laissez la personne répondre : n’aidez pas, et ne dites pas ce qui est juste ou faux. Si une réponse manque ou n’est pas la bonne, ne créez pas de mot de passe temporaire.',
  question: 'Question',
  answer: 'Bonne réponse',
  name: 'Vos prénom et nom ?',
  address: 'Une adresse de votre carnet d’adresses ?',
  addressSince: (date) => `ainsi dans le carnet depuis le ${date}`,
  order: 'Le numéro et le montant de votre dernière commande ?',
  orderAnswer: (number, amount, date) => `${number}, ${amount} (${date})`,
  unknown: 'Inconnu',
  tooLittle:
    'Ni adresse ni commande ne sont connues : un nom seul ne prouve rien. Demandez autre chose que seul le client peut savoir, par exemple la date du compte sous Profil, ou envoyez le mot de passe temporaire par e-mail.',
  asked: 'J’ai posé les questions, et les réponses étaient exactes',
  makeReadOut: 'Le créer et l’afficher',
  readOutTitle: 'Dictez ceci',
  readOutOnce: (until) =>
    `Il n’est affiché que cette fois. Il fonctionne une seule fois, jusqu’à ${until}. Restez en ligne jusqu’à ce que le client soit connecté.`,
  readOutNext:
    'Le client ouvre la page de connexion, saisit l’e-mail du compte, et ceci comme mot de passe. Majuscules, espaces et tirets n’ont pas d’importance. Accès au site s’ouvre alors, pour enregistrer un nouveau mot de passe.',
  spellings: {
    'international en': 'Alphabet international, en anglais',
    'international fr': 'Alphabet international, chiffres en français',
    'french en': 'Alphabet français, chiffres en anglais',
    'french fr': 'Alphabet français, en français',
  },
  otherSpellings: 'Autres façons de l’épeler',
  done: 'C’est fait : retour à Accès au site',
  print: 'Imprimer une lettre',
  printLead:
    'Une lettre avec un mot de passe temporaire qui fonctionne une seule fois, pendant 14 jours. Il ne vous est affiché que cette fois. Un e-mail en informe le client. Une lettre précédente ne vaut plus rien.',
  goesTo: 'La lettre est pour',
  makeLetter: 'Créer la lettre',
  letterTitle: 'Imprimez cette lettre maintenant',
  letterOnce:
    'Elle n’est affichée que cette fois. Imprimez cette page avec votre navigateur, mettez la feuille dans une enveloppe opaque et ne laissez aucune copie.',
  letter: {
    subject: 'Votre mot de passe temporaire',
    why: (shop) =>
      `Vous nous avez demandé un mot de passe temporaire pour votre compte chez ${shop}. Le voici. Gardez-le pour vous.`,
    until: (moment) =>
      `Il fonctionne une seule fois, jusqu’au ${moment}. Votre propre mot de passe reste valable jusqu’à ce que vous en enregistriez un nouveau.`,
    how: 'Comment l’utiliser',
    open: (address) => `Ouvrez ${address} dans un navigateur.`,
    type: 'Saisissez l’e-mail de votre compte, et le mot de passe temporaire comme mot de passe. Majuscules, espaces et tirets n’ont pas d’importance.',
    save: 'Sous Accès au site, saisissez-le encore une fois comme mot de passe actuel, et enregistrez un nouveau mot de passe à vous.',
    notYou: 'Vous n’avez pas demandé cette lettre ? Prévenez-nous tout de suite.',
  },
}
