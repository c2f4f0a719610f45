/**
 * What French speakers choose and the world-wide list hardly knows, each with a line feed before and after;
 * ASCII and lower case, the short ones as what longer ones are made of.
 */
export const commonFrenchPasswords = `
motdepasse monmotdepasse lemotdepasse motdepass mdpmdp administrateur administratrice utilisateur utilisatrice
ordinateur connexion moncompte azerty azertyui azertyuio azertyuiop azertyuiopqsd azertyqwerty azerqsdf
azeqsdwxc aqwzsx aqwzsxedc wxcvbn bonjour bonsoir bonnejournee salut coucou bienvenue aurevoir jetaime
jetaimefort jetadore jetaimemoncoeur jetaimemonamour moncoeur monamour monange monbebe mapuce mapuceadoree
macherie cheri cherie doudou loulou chouchou nounours bisous bisounours soleil lumiere etoile papillon
coccinelle libellule marmotte chocolat caramel vanille fraise framboise cerise fromage camembert croissant
princesse poupette louloute pupuce choupette lapinou minou chaton chatte maison famille maman papa mamanpapa
papamaman papaetmaman mamanetpapa mamanjetaime papajetaime vacances bonnesvacances liberte liberteegalite
egalite fraternite marseille allezlom olympique olympiquedemarseille parissg parissaintgermain paris nantes
lyon bordeaux toulouse bretagne france francais vivelafrance allezlesbleus tourdefrance anniversaire
joyeuxanniversaire joyeuxnoel bonneannee secret secrete internet orange wanadoo laposte merci mercibeaucoup
nicolas julien sebastien alexandre thomas camille marine pauline chloe manon elodie aurelie isabelle nathalie
sandrine stephanie veronique christophe frederic philippe laurent thierry jeanluc jeanpierre jeanmarie
mariejeanne mariefrance
`.replaceAll(' ', '\n')
