import type { settingsEn } from './staff-settings-en.ts'

/** Les réglages de la boutique, en français. */
export const settingsFr: typeof settingsEn = {
  title: 'Réglages',
  lead: 'Ce qui est réglé ici vaut tout de suite et passe avant les réglages du serveur. Chaque changement figure dans l’historique.',
  save: 'Enregistrer',
  look: 'Regarder d’abord',
  preview: 'L’aspect que cela aurait',
  previewLead:
    'Rien n’est encore enregistré. Toute cette page a déjà le nom, les liens et l’aspect que vous avez saisis.',
  previewFrom: (from) => `Les e-mails viennent de ${from}.`,
  previewTime: (time, zone) => `À l’horloge de la boutique, il est : ${time} (${zone}).`,
  chooseLogo: 'Choisir un logo',
  removeLogo: 'Retirer le logo',
  removeLogoLead:
    'Le logo choisi ici disparaît. Si les réglages du serveur en nomment un, celui-là est de nouveau affiché.',
  logoFile: 'Logo',
  logoHint: 'Un fichier SVG (un simple dessin), PNG ou WebP de 200 ko au plus',
  useLogo: 'Utiliser ce logo',
  back: 'Retour aux réglages',
  yes: 'Oui',
  no: 'Non',
  recommend: 'Un nouveau mot de passe est conseillé',
  require: 'Un nouveau mot de passe est exigé d’abord',
  groups: {
    shop: 'La boutique',
    help: 'Aide aux clients',
    legal: 'Pages légales',
    languages: 'Langue et heure',
    looks: 'Aspect',
    emails: 'E-mails',
    accounts: 'Comptes et mots de passe',
  },
  fields: {
    SHOP_NAME: { label: 'Nom de la boutique', hint: 'Sur chaque page et chaque e-mail' },
    SHOP_URL: {
      label: 'Adresse web de la boutique',
      hint: 'Le lien de retour, par exemple https://boutique.example/',
    },
    SHOP_ADDRESS: { label: 'Adresse postale', hint: 'Sur une ligne, au bas de chaque page et e-mail' },
    SHOP_PHONE: { label: 'Numéro de téléphone', hint: 'Pour les clients qui ont besoin d’aide' },
    SHOP_EMAIL: { label: 'E-mail d’aide', hint: 'Par exemple bonjour@boutique.example' },
    SHOP_HELP_URL: { label: 'Page d’aide', hint: 'Son adresse web' },
    SHOP_PRIVACY_URL: { label: 'Politique de confidentialité', hint: 'Son adresse web' },
    SHOP_TERMS_URL: { label: 'Conditions de vente', hint: 'Leur adresse web' },
    SHOP_LEGAL_URL: { label: 'Mentions légales', hint: 'Leur adresse web' },
    SHOP_LANGUAGE: { label: 'Langue', hint: 'Pour qui ne demande ni l’anglais ni le français' },
    SHOP_TIME_ZONE: { label: 'Fuseau horaire', hint: 'Par exemple Europe/Paris' },
    SHOP_ACCENT: {
      label: 'Couleur',
      hint: 'Des boutons et des liens, par exemple #2c4a94 ; ce qui y est écrit reste lisible',
    },
    SHOP_RADIUS: { label: 'Coins arrondis', hint: 'De 0 à 24px ou 1.5rem, par exemple 0.5rem' },
    SHOP_TEXT_FONT: {
      label: 'Polices du texte',
      hint: 'Séparées par des virgules, la dernière étant par exemple serif ou sans-serif',
    },
    SHOP_HEADING_FONT: { label: 'Polices des titres', hint: 'De même' },
    SHOP_HEADING_WEIGHT: { label: 'Graisse des titres', hint: 'De 100 à 900, par centaines' },
    SHOP_LOGO_SHOWS_NAME: {
      label: 'Le logo dessine déjà le nom',
      hint: 'Le nom est alors seulement lu à voix haute',
    },
    MAIL_FROM: {
      label: 'Expéditeur des e-mails',
      hint: 'Nom <adresse> ; d’un domaine que le service d’envoi connaît comme le vôtre',
    },
    ACCOUNT_REGISTRATION: {
      label: 'Des inconnus peuvent créer un compte',
      hint: 'Non : seulement les clients que la boutique a inscrits',
    },
    ACCOUNT_PASSWORD_LENGTH: {
      label: 'Longueur minimale d’un nouveau mot de passe',
      hint: 'De 8 à 64 caractères',
    },
    TEMPORARY_PASSWORD_MINUTES: {
      label: 'Durée d’un mot de passe temporaire',
      hint: 'En minutes, de 5 à 1440',
    },
    TEMPORARY_PASSWORD_THEN: {
      label: 'Après une connexion avec celui-ci',
      hint: 'Exigé : les autres onglets attendent jusque-là',
    },
  },
}
