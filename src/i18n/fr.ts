import { ownEmailFr } from './own-email-fr.ts'
import type { ErrorFacts } from './say-error.ts'
import type { Words } from './words.ts'

const minutes = (count: number) => (count < 2 ? 'une minute' : `${count} minutes`)
const seconds = (count: number) => (count < 2 ? 'une seconde' : `${count} secondes`)
const lasting = (count: number) =>
  count > 60 && count % 60 === 0 ? `${count / 60} heures` : count === 60 ? 'une heure' : minutes(count)

/** French. No-break spaces stand as they are: narrow before ; ? !, full before : and inside « ». */
export const fr: Words = {
  site: {
    skip: 'Aller au contenu',
    errorTitle: (title) => `Erreur : ${title}`,
    problem: 'Il y a un problème',
    myAccount: 'Mon compte',
    logOut: 'Se déconnecter',
    backToShop: 'Retour à la boutique',
    privacy: 'Vie privée',
    terms: 'Conditions de vente',
    legal: 'Mentions légales',
    questions: 'Une question ?',
    help: 'Aide',
    required: 'Les champs marqués d’un * sont obligatoires.',
    reference: 'Votre référence',
    newTab: 's’ouvre dans un nouvel onglet',
    show: 'Afficher',
    hide: 'Masquer',
    newPasswordGood: 'Bien. Seuls les mots de passe très courants seront encore refusés',
  },
  tabs: {
    profile: 'Profil',
    addressBook: 'Carnet d’adresses',
    orderHistory: 'Historique des commandes',
    webSiteAccess: 'Accès au site',
  },
  temporary: {
    title: 'Votre connexion s’est faite avec un mot de passe temporaire : choisissez le vôtre.',
    ends: (at) =>
      `Cette connexion prend fin ${at}. Votre ancien mot de passe reste valable tant que vous n’en avez pas enregistré un nouveau.`,
    endsFirst: (at) =>
      `Cette connexion prend fin ${at}. Jusque-là, votre compte est ouvert ; ensuite, il vous faudra un mot de passe.`,
    choose: 'Choisir un mot de passe sous Accès au site',
  },
  login: {
    title: 'Se connecter',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    passwordHint: 'Le vôtre, ou le mot de passe temporaire reçu par e-mail.',
    keep: 'Rester connecté',
    shared: 'Cet ordinateur est partagé',
    sharedHint: 'La fermeture du navigateur vous déconnecte.',
    submit: 'Se connecter',
    forgot: 'J’ai oublié mon mot de passe',
    newOne: 'M’envoyer un nouveau mot de passe',
    newHere: 'Nouveau client ?',
    createAccount: 'Créer un compte',
    kept: 'Votre saisie est conservée : reconnectez-vous et continuez.',
  },
  keptForm: {
    title: 'La connexion est rétablie',
    lead: (page) =>
      `Ce que vous avez envoyé depuis la page « ${page} » est conservé. Rien n’est encore enregistré.`,
    withoutPasswords: 'Les mots de passe ne sont jamais conservés : retapez-les à la page suivante.',
    passwordFirst: (link) => ['D’abord, ', link, '. Ensuite, revenez ici et continuez.'],
    choose: 'choisissez un mot de passe',
    goOn: 'Continuer',
    leave: 'Abandonner',
  },
  forgotPassword: {
    title: 'J’ai oublié mon mot de passe',
    lead: 'Indiquez l’adresse e-mail de votre compte. Nous vous enverrons un mot de passe temporaire par e-mail ; l’ancien reste valable.',
    email: 'Adresse e-mail',
    submit: 'Réinitialiser le mot de passe',
    back: 'Retour à la connexion',
  },
  forgotPasswordSent: {
    title: 'Consultez votre messagerie',
    lead: 'Si un compte existe pour l’adresse indiquée, un e-mail contenant un mot de passe temporaire est en route. Il arrive le plus souvent en moins de deux minutes.',
    works: (count) =>
      `Le mot de passe temporaire sert une seule fois, pendant ${lasting(count)}. Votre ancien mot de passe reste valable.`,
    login: 'Se connecter avec le mot de passe temporaire',
    ifNone: 'Si vous ne recevez rien',
    spam: (shop) => ['Cherchez un e-mail de ', shop, ' parmi les courriers indésirables.'],
    otherAddress: 'Avez-vous commandé avec une autre adresse ?',
    tryThat: 'Essayez celle-ci',
    call: (phone) => [
      'Au bout de dix minutes, appelez-nous au ',
      phone,
      ' et lisez-nous cette référence. Nous verrons ce que l’e-mail est devenu.',
    ],
    write: (email) => [
      'Au bout de dix minutes, écrivez à ',
      email,
      ' en indiquant cette référence. Nous verrons ce que l’e-mail est devenu.',
    ],
    callOrWrite: (phone, email) => [
      'Au bout de dix minutes, appelez-nous au ',
      phone,
      ' ou écrivez à ',
      email,
      ' en indiquant cette référence. Nous verrons ce que l’e-mail est devenu.',
    ],
    tellUs: 'Au bout de dix minutes, indiquez-nous cette référence. Nous verrons ce que l’e-mail est devenu.',
  },
  registration: {
    title: 'Créer un compte',
    lead: 'Nous vous enverrons un mot de passe temporaire par e-mail. Votre compte s’ouvre quand vous vous en servez pour vous connecter.',
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'Adresse e-mail',
    language: 'Nous vous écrivons en',
    submit: 'Créer le compte',
    back: 'Retour à la connexion',
  },
  ownEmail: {
    title: 'Votre e-mail',
    why: 'Ce navigateur connaît déjà votre compte : cette page peut donc vous le dire.',
    look: 'Regarder de nouveau',
    fates: ownEmailFr,
  },
  registrationSent: {
    title: 'Consultez votre messagerie',
    lead: 'Un e-mail contenant un mot de passe temporaire est en route vers l’adresse indiquée. Il arrive le plus souvent en moins de deux minutes.',
    works: (count) =>
      `Le mot de passe temporaire sert une seule fois, pendant ${lasting(count)}. Connectez-vous avec lui, puis choisissez votre propre mot de passe.`,
    otherAddress: 'Y a-t-il une faute dans l’adresse ?',
    tryThat: 'Saisissez-la de nouveau',
  },
  profile: {
    title: 'Profil',
    firstName: 'Prénom',
    lastName: 'Nom',
    company: 'Société',
    phone: 'Téléphone',
    phoneHint: 'Uniquement pour le transporteur, si un colis ne peut pas être livré.',
    language: 'Nous vous écrivons en',
    newsletter: (shop) => `M’envoyer les nouvelles de ${shop} par e-mail`,
    newsletterHint:
      'Les e-mails liés à vos commandes arrivent dans tous les cas. Vous pouvez changer d’avis ici à tout moment.',
    newsletterSince: (date) => ['Vous avez donné votre accord le ', date, '.'],
    save: 'Enregistrer',
    since: (date) => ['Client depuis le ', date, '.'],
  },
  addressBook: {
    title: 'Carnet d’adresses',
    unnamed: 'Adresse',
    defaultShipping: 'Livraison par défaut',
    defaultBilling: 'Facturation par défaut',
    empty: 'Aucune adresse pour l’instant',
    emptyHint: 'Ajoutez-en une : elle sera prête pour le prochain colis.',
    room: 'Il reste de la place pour une étiquette.',
    full: (most) =>
      `Votre carnet est complet : il contient ${most} adresse${most < 2 ? '' : 's'}. Supprimez-en une pour faire de la place.`,
    add: 'Ajouter une adresse',
    edit: 'Modifier',
    remove: 'Supprimer',
    useForShipping: 'Livrer ici par défaut',
    useForBilling: 'Facturer ici par défaut',
    editTitle: (called) => `Modifier « ${called} »`,
    editUnnamed: 'Modifier une adresse',
    removeTitle: (called) => `Supprimer « ${called} » ?`,
    removeUnnamed: 'Supprimer cette adresse ?',
    removeHint: 'Les commandes déjà expédiées à cette adresse la conservent.',
    removeIt: 'Supprimer l’adresse',
    keep: 'La garder',
    save: 'Enregistrer',
    saveAddress: 'Enregistrer l’adresse',
    cancel: 'Annuler',
    country: 'Pays',
    countryHint: 'En premier, car les autres champs en dépendent.',
    changeCountry: 'Changer',
    countryChanged: 'Voici les champs du pays choisi. Vérifiez-les, puis enregistrez.',
    name: 'Nom',
    company: 'Société',
    line1: 'Numéro et rue',
    line1WithTown: 'Ville, rue et numéro',
    line2: 'Appartement, étage, bâtiment',
    towns: { city: 'Ville', post_town: 'Ville', suburb: 'Localité', district: 'District' },
    districts: {
      suburb: 'Localité',
      neighborhood: 'Quartier',
      district: 'District',
      townland: 'Lieu-dit',
      village_township: 'Village ou commune',
    },
    regions: {
      province: 'Province',
      state: 'État',
      county: 'Comté',
      region: 'Région',
      department: 'Département',
      prefecture: 'Préfecture',
      emirate: 'Émirat',
      governorate: 'Gouvernorat',
      parish: 'Paroisse',
      island: 'Île',
      area: 'Zone',
      district: 'District',
      oblast: 'Région',
      do_si: 'Province ou ville',
    },
    chooseRegion: 'Choisissez dans la liste',
    postcodes: {
      postal: 'Code postal',
      postcode: 'Code postal',
      zip: 'Code postal (ZIP)',
      eircode: 'Code postal (Eircode)',
      pin: 'Code postal (PIN)',
    },
    postcodeHint: (example) => `Comme ${example}`,
    cedex: 'CEDEX',
    sortingCode: 'Code de tri',
    called: 'Vous l’appelez',
    calledHint: 'Par exemple : Maison',
    shipping: 'Livrer ici, sauf indication contraire',
    billing: 'Envoyer la facture ici',
    printed: 'Telle que nous l’imprimons',
    preview: 'L’afficher avec mes changements',
  },
  orderHistory: {
    title: 'Historique des commandes',
    filter: 'Choisir des commandes',
    year: 'Année',
    allYears: 'Toutes les années',
    anyStatus: 'Tous',
    show: 'Afficher',
    orderNumber: 'Numéro de commande',
    find: 'Rechercher',
    ordersOf: (year, status) =>
      `${year ? `Commandes de ${year}` : 'Commandes'}, les plus récentes d’abord${status ? ` : ${status}` : ''}`,
    beginning: (typed) => `Commandes dont le numéro commence par ${typed}, les plus récentes d’abord`,
    moreBegin:
      'D’autres commandes commencent ainsi. Saisissez une plus grande partie du numéro pour les trouver.',
    order: 'Commande',
    date: 'Date',
    status: 'État',
    total: 'Total',
    number: (number) => `N° ${number}`,
    statuses: {
      received: 'Reçue',
      packing: 'En préparation',
      sent: 'Expédiée',
      delivered: 'Livrée',
      cancelled: 'Annulée',
    },
    pages: 'Pages de la liste',
    newer: 'Commandes plus récentes',
    older: 'Commandes plus anciennes',
    empty: 'Aucune commande pour l’instant',
    emptyHint: 'Vos commandes apparaîtront ici, avec leur facture et le trajet du colis.',
    toShop: 'Aller à la boutique',
    noneSuch: 'Aucune commande ici',
    noneSuchHint: 'Aucune de vos commandes ne correspond à cette année et à cet état.',
    noneOfNumber: (typed) => `Aucune de vos commandes n’a de numéro commençant par ${typed}.`,
    all: 'Toutes les commandes',
    missing: 'Il manque une commande ?',
    missingHint:
      'Les commandes sont rangées sous l’adresse e-mail avec laquelle elles ont été passées. Regardez où est arrivée la confirmation : si c’est dans une autre boîte, changez votre adresse e-mail sous Accès au site, et les commandes passées avec celle-là suivront.',
    missingContact: {
      call: (phone) => ['Ou appelez-nous au ', phone, ' en indiquant le numéro de la commande.'],
      write: (email) => ['Ou écrivez à ', email, ' en indiquant le numéro de la commande.'],
      callOrWrite: (phone, email) => [
        'Ou appelez-nous au ',
        phone,
        ' ou écrivez à ',
        email,
        ' en indiquant le numéro de la commande.',
      ],
      tellUs: 'Ou indiquez-nous le numéro de la commande.',
    },
  },
  order: {
    title: (number) => `Commande ${number}`,
    lines: (currency) => `Ce que vous avez commandé, en ${currency}`,
    item: 'Article',
    quantity: 'Quantité',
    price: 'Prix',
    amount: 'Montant',
    lineDiscount: (amount) => `Remise ${amount}`,
    goods: 'Articles',
    discount: 'Remise',
    shipping: 'Livraison',
    other: 'Autres montants',
    tax: 'Taxes',
    total: 'Total',
    taxContained: 'dont TVA',
    again: 'Commander à nouveau',
    ask: 'Poser une question sur cette commande',
    note: 'Un mot de notre part',
    shippedTo: 'Adresse de livraison',
    billedTo: 'Adresse de facturation',
    parcel: (position, count) => `Colis ${position} sur ${count}`,
    trackingNumber: (carrier, number) => [carrier ? `${carrier}, numéro ` : 'Numéro ', number],
    whereIsIt: 'Où est-il maintenant ?',
    carrierAhead: 'La page du transporteur peut être en avance sur la nôtre.',
    delivered: 'Livré',
    handedOver: 'Remis au transporteur',
    received: 'Commande reçue',
  },
  webSiteAccess: {
    title: 'Accès au site',
    siteEmail: 'Adresse e-mail du site :',
    changePassword: 'Changer le mot de passe',
    changeHint: 'L’enregistrement déconnecte tous les autres navigateurs.',
    username: 'Adresse e-mail de votre compte',
    current: 'Mot de passe actuel',
    currentTemporaryHint: 'Le mot de passe temporaire reçu par e-mail.',
    new: 'Nouveau mot de passe',
    newHint: (length) =>
      `Au moins ${length} caractères. Trois mots sans rapport entre eux se retiennent facilement.`,
    again: 'Retapez le nouveau mot de passe',
    save: 'Enregistrer',
    sessions: 'Vos connexions en cours',
    sessionsHint: 'Vous ne reconnaissez pas une ligne ? Déconnectez-la, puis changez votre mot de passe.',
    thisBrowser: 'ce navigateur',
    temporary: 'mot de passe temporaire',
    kept: 'connexion conservée',
    shared: 'ordinateur partagé',
    since: (when) => `connecté ${when}`,
    lastSeen: (when) => `vu pour la dernière fois ${when}`,
    logOut: 'Déconnecter',
    logOutOthers: 'Déconnecter tous les autres',
    changeEmail: 'Changer l’adresse e-mail',
    changeEmailHint:
      'Nous envoyons un code à la nouvelle adresse. Tant que vous ne l’avez pas saisi ici, l’ancienne adresse reste valable.',
    newEmail: 'Nouvelle adresse e-mail',
    passwordForEmail: 'Votre mot de passe',
    sendCode: 'Envoyer le code',
    changeEmailTemporary:
      'Avec un mot de passe temporaire, l’adresse e-mail ne peut pas être changée. Enregistrez d’abord votre propre mot de passe.',
    pendingEmail: (email) => [
      'Nous avons envoyé un e-mail à ',
      email,
      '. Saisissez ici le code qu’il contient.',
    ],
    pendingEnds: (at, email) =>
      `Le code est valable jusqu’à ${at}. Tant qu’il n’est pas saisi, ${email} reste valable.`,
    pendingElsewhere: (email) => ['Un changement vers ', email, ' attend son code.'],
    code: 'Code reçu',
    codeHint: 'Huit lettres et chiffres, par exemple 7QK4-M2XD.',
    confirmEmail: 'Changer l’adresse',
    cancelEmail: 'Annuler le changement',
  },
  where: {
    browserOn: (browser, platform) => `${browser} sur ${platform}`,
    platformOnly: (platform) => `Un navigateur sur ${platform}`,
    unknownBrowser: 'Un navigateur inconnu',
    thisComputer: 'cet ordinateur',
    local: 'le réseau local',
    public: (prefix) => `réseau ${prefix}`,
  },
  errorPages: {
    400: {
      title: 'Demande illisible',
      text: 'Ce que votre navigateur a envoyé est illisible. Rien n’a été modifié. Revenez en arrière, rouvrez la page et recommencez l’envoi.',
    },
    403: {
      title: 'Envoi venu d’un autre site',
      text: 'Pour protéger votre compte, nous n’acceptons que les formulaires de nos propres pages. Rien n’a été modifié. Ouvrez la page ici et recommencez.',
    },
    404: {
      title: 'Cette page n’existe pas',
      text: 'L’adresse contient peut-être une faute de frappe, ou ce qui se trouvait ici a disparu.',
    },
    405: {
      title: 'Cette page ne sait pas faire cela',
      text: 'Elle a été appelée d’une manière qu’elle ne connaît pas. Rien n’a été modifié. Ouvrez-la depuis le menu.',
    },
    413: {
      title: 'L’envoi est trop volumineux',
      text: 'Ce que votre navigateur a envoyé dépasse la taille de tous nos formulaires. Rien n’a été modifié. Raccourcissez et recommencez.',
    },
    415: {
      title: 'Format inconnu',
      text: 'Cette page n’accepte que des formulaires. Rien n’a été modifié. Ouvrez la page et remplissez le formulaire.',
    },
    421: {
      title: 'Ce n’est pas l’adresse de la boutique',
      text: 'Le nom utilisé pour nous joindre n’est pas le nôtre. Repartez de la boutique.',
    },
    422: {
      title: 'Envoi refusé',
      text: 'Ce qui a été envoyé ne correspond pas au formulaire. Rien n’a été modifié. Rouvrez la page et remplissez le formulaire.',
    },
    429: {
      title: 'Un peu trop vite',
      text: 'Votre réseau a envoyé beaucoup de demandes en peu de temps. Rien n’a été modifié. Patientez un peu et recommencez.',
    },
    500: {
      title: 'Une erreur s’est produite de notre côté',
      text: 'Vous n’y êtes pour rien. Votre compte et vos commandes sont intacts ; votre dernier envoi n’a peut-être pas été enregistré.',
    },
    503: {
      title: 'Nous sommes très sollicités',
      text: 'Rien n’a été modifié. Réessayez dans un instant.',
    },
  },
  errorPage: {
    wait: (count) =>
      count < 60
        ? `Vous pourrez réessayer dans ${seconds(count)}.`
        : `Vous pourrez réessayer dans ${minutes(Math.ceil(count / 60))}.`,
    account: 'Aller à mon compte',
    again: 'Si cela se reproduit',
    call: (phone) => [
      'Appelez le ',
      phone,
      ' et lisez-nous cette référence : elle nous aidera à trouver ce qui s’est passé.',
    ],
    write: (email) => [
      'Écrivez à ',
      email,
      ' en indiquant cette référence : elle nous aidera à trouver ce qui s’est passé.',
    ],
    callOrWrite: (phone, email) => [
      'Appelez le ',
      phone,
      ' ou écrivez à ',
      email,
      ' en indiquant cette référence : elle nous aidera à trouver ce qui s’est passé.',
    ],
    tellUs: 'Indiquez-nous cette référence : elle nous aidera à trouver ce qui s’est passé.',
  },
  errors: {
    emailMissing: 'Saisissez votre adresse e-mail',
    emailInvalid: 'Ceci ne ressemble pas à une adresse e-mail. Elle doit s’écrire comme anna@example.com',
    emailRepeated: 'Le formulaire contenait plusieurs adresses e-mail. Saisissez celle de votre compte',
    emailTooLong: 'Cette adresse e-mail est trop longue. Vérifiez-la et saisissez-la de nouveau',
    passwordMissing: 'Saisissez votre mot de passe, ou le mot de passe temporaire reçu par e-mail',
    passwordTooLong: 'C’est plus long qu’un mot de passe ne peut l’être. Saisissez-le de nouveau',
    passwordRepeated: 'Le formulaire contenait plusieurs mots de passe. Saisissez de nouveau le vôtre',
    controlCharacters:
      'Ce champ contient un caractère invisible que nous ne pouvons pas accepter. Retapez-le à la main',
    wrongEmailOrPassword:
      'Cette adresse e-mail et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez un mot de passe temporaire',
    temporaryPasswordExpired: ({ temporaryPasswordMinutes }: ErrorFacts) =>
      `Ce mot de passe temporaire a expiré : chacun est valable ${lasting(temporaryPasswordMinutes)}. Demandez-en un nouveau`,
    temporaryPasswordUsed:
      'Ce mot de passe temporaire a déjà servi : chacun ne sert qu’une fois. Demandez-en un nouveau',
    tooManyTries: ({ waitMinutes }: ErrorFacts) =>
      `Il y a eu trop d’essais. Attendez ${minutes(waitMinutes)}, ou demandez un mot de passe temporaire par e-mail : il vous permettra toujours d’entrer`,
    busy: 'Beaucoup de personnes se connectent en ce moment. Patientez quelques secondes et réessayez',
    loggedOutMeanwhile: 'Votre session a pris fin entre-temps : rien n’est encore enregistré',
    staleForm:
      'Cette page était ouverte depuis trop longtemps : rien n’a été fait. Vérifiez votre saisie et renvoyez-la ; un mot de passe doit être retapé',
    currentMissing: 'Saisissez votre mot de passe actuel',
    currentWrong: 'Le mot de passe actuel est inexact. Saisissez-le de nouveau',
    currentTemporaryWrong: 'Le mot de passe temporaire est inexact. Copiez-le de nouveau depuis l’e-mail',
    tooManyCurrentTries: ({ waitMinutes }: ErrorFacts) =>
      `Le mot de passe actuel a été inexact trop de fois. Attendez ${minutes(waitMinutes)} et réessayez`,
    newMissing: 'Saisissez un nouveau mot de passe',
    newTooShort: ({ passwordLength }: ErrorFacts) => `Utilisez au moins ${passwordLength} caractères`,
    newTooLong: 'Choisissez un mot de passe plus court : 256 caractères au maximum',
    newTooCommon:
      'Beaucoup de gens utilisent ce mot de passe, il est donc facile à deviner. Choisissez-en un autre',
    newIsShopName: 'Le nom de la boutique est facile à deviner. Choisissez un autre mot de passe',
    newIsEmail: 'Votre adresse e-mail est facile à deviner. Choisissez un autre mot de passe',
    newIsName: 'Votre nom est facile à deviner. Choisissez un autre mot de passe',
    newIsTemporary: 'C’est le mot de passe temporaire. Choisissez le vôtre',
    againMissing: 'Retapez ici le nouveau mot de passe',
    againDifferent: 'Les deux nouveaux mots de passe sont différents. Retapez-les tous les deux',
    firstNameMissing: 'Saisissez votre prénom',
    lastNameMissing: 'Saisissez votre nom',
    tooLong: 'C’est trop long. Raccourcissez',
    phoneInvalid: 'Ceci ne ressemble pas à un numéro de téléphone. Il doit s’écrire comme +33 2 40 12 34 56',
    countryUnknown: 'Choisissez un pays de la liste',
    addressNameMissing: 'Saisissez le nom de la personne ou de la société qui s’y trouve',
    streetMissing: 'Saisissez le numéro et la rue',
    townMissing: 'Saisissez la ville',
    regionMissing: 'Indiquez dans quelle partie du pays elle se trouve',
    regionUnknown: 'Ce lieu n’est pas dans le pays choisi. Choisissez dans la liste',
    postcodeMissing: 'Saisissez le code postal de ce lieu',
    postcodeInvalid: 'Aucun code postal de ce pays ne s’écrit ainsi. Vérifiez-le et saisissez-le de nouveau',
    countryChanged:
      'Vous avez choisi un autre pays : les champs ne sont plus les mêmes. Vérifiez-les et enregistrez de nouveau',
    addressBookFull:
      'Votre carnet d’adresses est complet. Supprimez une adresse pour faire de la place à celle-ci',
    languageUnknown: 'Choisissez l’une des langues de la liste',
    registrationExpired: ({ temporaryPasswordMinutes }: ErrorFacts) =>
      `Ce mot de passe temporaire a expiré : chacun est valable ${lasting(temporaryPasswordMinutes)}. Créez le compte de nouveau`,
    newEmailMissing: 'Saisissez la nouvelle adresse e-mail',
    newEmailSame: 'C’est déjà l’adresse de votre compte. Saisissez-en une autre',
    passwordForEmailMissing: 'Saisissez votre mot de passe, pour que nous sachions que c’est vous',
    passwordForEmailWrong: 'Le mot de passe est inexact. Saisissez-le de nouveau',
    emailChangeTemporary:
      'Avec un mot de passe temporaire, l’adresse e-mail ne peut pas être changée. Enregistrez d’abord votre propre mot de passe',
    tooManyEmailChanges: ({ waitMinutes }: ErrorFacts) =>
      `Vous avez demandé plusieurs codes en peu de temps. Attendez ${minutes(waitMinutes)} et réessayez`,
    codeMissing: 'Saisissez le code reçu par e-mail',
    codeInvalid: 'Le code compte huit lettres et chiffres. Copiez-le de nouveau depuis l’e-mail',
    codeWrong: 'Le code est inexact. Copiez-le de nouveau depuis l’e-mail le plus récent',
    codeUsedUp:
      'Le code a été inexact cinq fois, il n’est donc plus valable. Rien n’a été modifié : demandez-en un nouveau',
    codeEnded: 'Aucun code n’est plus attendu. Rien n’a été modifié : demandez-en un nouveau',
    newEmailTaken:
      'Cette adresse n’est plus disponible : elle appartient désormais à un autre compte. Votre ancienne adresse reste valable. Choisissez-en une autre',
    staffWrong: 'Cet e-mail et ce mot de passe ne vont pas ensemble. Vérifiez les deux',
    staffTooManyTries: ({ waitMinutes }: ErrorFacts) =>
      `Il y a eu trop d’essais. Attendez ${minutes(waitMinutes)} et réessayez, ou prenez un navigateur qui s’est déjà connecté ici`,
    staffTemporaryEnded: 'Ce mot de passe temporaire a expiré. Demandez-en un nouveau à un propriétaire',
    staffCodeMissing: 'Saisissez le code de votre application d’authentification, ou un code de secours',
    staffCodeWrong:
      'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant ; si aucun ne convient, vérifiez l’heure de votre téléphone',
    staffTooManyCodes: ({ waitMinutes }: ErrorFacts) =>
      `Il y a eu trop de codes. Attendez ${minutes(waitMinutes)} et réessayez`,
    staffPasswordMissing: 'Saisissez votre mot de passe',
    staffPasswordWrong: 'Le mot de passe n’est pas le bon. Saisissez-le de nouveau',
    unknownField:
      'Le formulaire contenait quelque chose que nous n’avons pas demandé. Rouvrez la page et remplissez-le',
    notSavedNow:
      'Nous ne pouvons rien enregistrer pour le moment. Rien n’a été modifié : réessayez plus tard',
  },
  notices: {
    loggedOut: 'Déconnexion réussie.',
    profileSaved: 'Votre profil est enregistré.',
    addressAdded: 'L’adresse est dans votre carnet.',
    addressSaved: 'L’adresse est enregistrée.',
    addressRemoved: 'L’adresse est supprimée.',
    defaultSaved: 'Votre adresse par défaut est enregistrée.',
    passwordChanged:
      'Votre nouveau mot de passe est enregistré. Tous les autres navigateurs sont déconnectés.',
    emailChanged:
      'Votre adresse e-mail est changée. Connectez-vous désormais avec la nouvelle ; tous les autres navigateurs sont déconnectés.',
    emailChangeCancelled: 'Le changement est annulé. Votre adresse e-mail reste la même.',
    sessionEnded: 'Le navigateur choisi est déconnecté.',
    otherSessionsEnded: 'Tous les autres navigateurs sont déconnectés.',
    staffSecondFactorChanged:
      'Votre nouvelle application d’authentification est en place. L’ancienne ne fonctionne plus.',
    loginNeeded: 'Connectez-vous pour voir cette page.',
    staleLogOut:
      'La page était trop ancienne pour vous déconnecter. Cliquez encore une fois sur « Se déconnecter ».',
    keptForAnother:
      'Ce qui avait été saisi ici appartient à un autre compte et n’a donc pas été repris. Rien n’en a été enregistré.',
    sessionExpired:
      'Pour protéger votre compte, nous avons mis fin à la session au bout d’un moment. Reconnectez-vous.',
  },
  emails: {
    subject: (title, shop) => `${title} – ${shop}`,
    hello: (name) => `Bonjour ${name},`,
    helloNobody: 'Bonjour,',
    moment: (date, time, zone) => `${date} à ${time} (${zone})`,
    login: (address) => ['Connectez-vous sur ', address],
    where: (browser, network) => `Depuis : ${browser}, ${network}`,
    contact: (phone) => `Vous pouvez aussi nous appeler au ${phone}.`,
    contactEmail: (email) => `Vous pouvez aussi écrire à ${email}.`,
    temporaryPassword: {
      title: 'Votre mot de passe temporaire',
      asked: (moment) =>
        `Quelqu’un, sans doute vous, a demandé un mot de passe temporaire le ${moment}. Copiez la ligne ci-dessous et collez-la comme mot de passe pour vous connecter.`,
      label: 'Votre mot de passe temporaire :',
      ends: (end) => [
        'Il sert une seule fois, jusqu’au ',
        end,
        '. Votre ancien mot de passe reste valable tant que vous n’en avez pas enregistré un nouveau.',
      ],
      unasked:
        'Vous n’avez rien demandé ? Ne faites rien : rien n’a changé, et cet e-mail n’a été envoyé qu’à cette adresse. Nous ne demandons jamais de mot de passe par téléphone ni par e-mail.',
    },
    invitation: {
      title: 'Votre compte est prêt',
      invited: (shop) =>
        `${shop} a un espace client, et votre compte s’y trouve déjà : vos commandes, vos adresses, vos coordonnées. Copiez la ligne ci-dessous et collez-la comme mot de passe pour vous connecter. Choisissez ensuite le vôtre.`,
      ends: (end) => [
        'Il sert une seule fois, jusqu’au ',
        end,
        '. L’heure est passée ? Ouvrez la page de connexion et suivez « J’ai oublié mon mot de passe » : un nouveau arrive aussitôt.',
      ],
      unwanted:
        'Vous n’en voulez pas ? Ne faites rien : sans un e-mail envoyé à cette adresse, personne ne peut se connecter. Nous ne demandons jamais de mot de passe par téléphone ni par e-mail.',
    },
    accountExists: {
      title: 'Vous avez déjà un compte',
      asked: (moment) =>
        `Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse le ${moment}. Ce compte existe déjà : connectez-vous avec votre mot de passe ou, si vous l’avez oublié, avec la ligne ci-dessous.`,
    },
    registration: {
      title: 'Votre nouveau compte',
      asked: (moment) =>
        `Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse le ${moment}. Copiez la ligne ci-dessous et collez-la comme mot de passe pour vous connecter : le compte s’ouvre alors.`,
      ends: (end) => ['Il sert une seule fois, jusqu’au ', end, '.'],
      unasked:
        'Vous n’avez rien demandé ? Ne faites rien : aucun compte n’est ouvert, et ce qui a été saisi est effacé. Nous ne demandons jamais de mot de passe par téléphone ni par e-mail.',
    },
    emailChangeCode: {
      title: 'Votre code pour la nouvelle adresse',
      asked: (moment) =>
        `Quelqu’un, sans doute vous, a demandé le ${moment} à utiliser cette adresse pour un compte client. Saisissez le code sous Accès au site, là où vous l’avez demandé.`,
      label: 'Votre code :',
      ends: (end) => [
        'Il est valable jusqu’au ',
        end,
        '. Tant qu’il n’est pas saisi, l’ancienne adresse reste valable.',
      ],
      where: (address) => ['Votre compte se trouve sur ', address],
      unasked:
        'Vous n’avez rien demandé ? Ne faites rien et ne donnez ce code à personne : sans lui, il ne se passe rien. Nous ne demandons jamais de code par téléphone ni par e-mail.',
    },
    emailChangeTried: {
      title: 'Quelqu’un a voulu utiliser votre adresse',
      happened: (moment) => `Le ${moment}, quelqu’un a voulu utiliser cette adresse pour un autre compte.`,
      itWasYou:
        'C’était vous ? Une adresse ne peut appartenir qu’à un seul compte, et le vôtre l’a déjà. Rien n’a été modifié.',
      notYou: (address) => [
        'Ce n’était pas vous ? Vous n’avez rien à faire : personne n’est entré et rien n’a été modifié. Votre compte se trouve sur ',
        address,
      ],
    },
    emailChangeNotice: {
      title: 'Un changement de votre adresse e-mail a été demandé',
      happened: (email, moment) =>
        `Quelqu’un, sans doute vous, a demandé le ${moment} à remplacer l’adresse e-mail de votre compte par ${email}.`,
      itWasYou:
        'C’était vous ? Saisissez alors le code envoyé à la nouvelle adresse. D’ici là, rien ne change.',
      notYou: (address) => [
        'Ce n’était pas vous ? Quelqu’un connaît alors votre mot de passe. Connectez-vous tout de suite sur ',
        address,
        ', annulez le changement sous Accès au site et choisissez un nouveau mot de passe.',
      ],
    },
    emailChanged: {
      title: 'Votre adresse e-mail a été changée',
      happened: (email, moment) =>
        `L’adresse e-mail de votre compte a été remplacée par ${email} le ${moment}.`,
      itWasYou:
        'C’était vous ? Connectez-vous désormais avec la nouvelle adresse. Tous les autres navigateurs ont été déconnectés.',
      notYou: (address) => [
        'Ce n’était pas vous ? Prévenez-nous tout de suite, pour que nous puissions vous rendre votre compte. Il se trouve sur ',
        address,
        ' et ne s’ouvre plus qu’avec la nouvelle adresse.',
      ],
    },
    passwordChanged: {
      title: 'Votre mot de passe a été changé',
      changed: (moment) => `Le mot de passe de votre compte a été changé le ${moment}.`,
      itWasYou: 'C’était vous ? Alors tout va bien. Tous les autres navigateurs ont été déconnectés.',
      notYou: (address) => [
        'Ce n’était pas vous ? Demandez tout de suite un mot de passe temporaire : ouvrez ',
        address,
        ', suivez « J’ai oublié mon mot de passe » et choisissez un nouveau mot de passe. Changez aussi celui de votre messagerie.',
      ],
    },
    temporaryPasswordUsed: {
      title: 'Un mot de passe temporaire a été utilisé',
      used: (moment) =>
        `Quelqu’un, sans doute vous, s’est connecté à votre compte avec un mot de passe temporaire le ${moment}.`,
      itWasYou:
        'C’était vous ? Alors tout va bien. Votre ancien mot de passe reste valable tant que vous n’en avez pas enregistré un nouveau.',
      notYou: (address) => [
        'Ce n’était pas vous ? Quelqu’un peut alors lire vos e-mails : changez d’abord le mot de passe de votre messagerie. Ouvrez ensuite ',
        address,
        ', suivez « J’ai oublié mon mot de passe » et choisissez un nouveau mot de passe : tous les autres seront déconnectés.',
      ],
    },
  },
  mailbox: {
    title: 'Messagerie de développement',
    lead: 'Les e-mails de cette boutique d’essai arrivent ici au lieu d’être envoyés.',
    empty: 'Aucun e-mail pour l’instant.',
    caption: 'E-mails, les plus récents d’abord',
    subject: 'Objet',
    to: 'À',
    from: 'De',
    sent: 'Envoyé',
    all: 'Tous les e-mails',
    textPart: 'Version texte',
    htmlPart: 'Version HTML',
  },
}
