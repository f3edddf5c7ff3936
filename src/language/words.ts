const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Everyday words that are English and not French, chat spellings included. */
export const ENGLISH_WORDS = wordSet(`
  the is are was were am be been being i i'm i've i'd i'll im ive my mine you your yours u ur we our us it its it's this that these those
  he she they them their his her there here what what's when where why which who whose how can can't cant cannot could would should will
  won't do does did don't dont didn't doesn't done not isn't wasn't and but if for from with without of to at by in into out up down off
  over under about after before since until still already yet just again also too very so than then because while have has had haven't
  get gets got getting give gave want wants wanted need needs needed know knew tell told ask asked say said see make made take took
  please pls plz thanks thank thx ty hello hey howdy hiya yes yeah yep yup nope sorry sure
  some any much many more most less few all every each other another same own both either
  one two three four five seven eight nine ten eleven twelve twenty thirty hundred
  day days week weeks month months year years today tomorrow tmrw yesterday ago last next monday tuesday wednesday thursday friday
  saturday sunday january february march april may june july august
  buy bought pay paid paying spend cost costs price prices money fee fees bill cancel cancelled canceled cancelling canceling
  refund refunds refunded broken broke breaks fix fixed repair repaired repairs replace replaced replacement return returned sent send
  received receive waiting order ordered parcel package machine's coffee cup water leak leaks leaking warranty guarantee
  subscription subscribe subscribed subscriber plan membership card bank account website phone call called email someone person human
  talk speak help helpful work works working worked stopped start started end ends ending early leave keep own mine bought
  back new old good bad great nice free cheap expensive long short full half big small what's lol omg wtf
  wanna gonna gotta dunno lemme cuz bc tho asap b4 who's where's let's ain't y'all never ever always really maybe almost nothing
  something anything everything nobody anyone only even well now like can do english forgot remember understand register registered
  registration covered cover owe owes owed charge charged charges penalty owner ownership customer brand faulty fault
`);

/** Everyday words that are French and not English, without accents, chat spellings included. */
export const FRENCH_WORDS = wordSet(`
  le la les un une du des de au aux et est es sont suis sommes etes etait etais etaient ete etre sera serait je j tu il elle nous vous
  ils elles mon ma mes ton ta tes sa ses notre nos votre vos leur leurs ce cet cette ces ca cela ceci celui celle qui que quoi quel
  quelle quels quelles qu comment combien quand pourquoi ou parce donc mais ni avec sans sous sur dans chez pour par vers entre pas
  ne n plus moins tres trop assez bien mal aussi encore deja toujours jamais rien tout tous toute toutes chaque quelque quelques autre
  autres meme peu beaucoup ai avez avons ont avais avait aurai aura aurais aurait avoir fait faire fais faites faut peux peut
  couvert couverte couverts couvertes repond repondre pouvez pouvoir pourrais pourrait pouvons dois doit devez devoir veux veut voulez voudrais voudrait vouloir souhaite souhaiterais
  vais va allez aller sais sait savez savoir dit dire dites donner donnez demander demande mettre pris prendre
  bonjour bonsoir salut coucou merci svp stp oui ouais non nan dac desole pardon
  deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent mille
  jour jours semaine semaines mois annee annees an ans aujourd'hui aujourdhui hier demain avant apres depuis pendant dernier derniere
  prochain prochaine lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre
  octobre novembre decembre
  acheter achete achetee payer paye payee paie cout coute couter prix frais argent facture resilier resiliation resilie
  annuler annule annulation rembourser rembourse remboursement remboursements remboursee panne casse cassee reparer reparation reparee
  toucher remplacer remplacement remplacee renvoyer renvoye retourner retour retourne envoye envoyer recu recevoir attends attendre commande
  commander commandee colis livraison livre cafe cafetiere tasse eau fuit fuite garantie abonnement abo abonne abonnee abonner
  formule carte bancaire banque compte telephone appeler appel quelqu'un quelqu personne humain conseiller parler aide aider marche
  fonctionne fonctionner arrete arreter commence commencer fin debut engagement engage tot garder neuf neuve vieux vieille bon bonne
  gratuit gratuitement cher chere longtemps moitie besoin client cliente marque defaut defectueuse appareil
  slt bjr bsr cc jai jsuis jveux jpeux jsais jsp chui chuis cest ya pk pq pkoi prq kan qd qq qqn qqun bcp tjr tjrs mtn pr ds ac dsl
  mci cmt cmb koi ki ke jms auj ajd rdv pb svp expliquer explique francais penalite penalites dedommagement preleve prelevement
  prelevements reconduction tacite enregistrer enregistree inscrire ambassadeur ambassadrice mdr
`);

/** Words of four letters or more that stand in sentences about anything, of both languages. */
export const COMMON_WORDS = wordSet(`
  that this these those with what when which where then than they them their have does from will would could should your yours
  there here about also only been being just more some still very into over after before since
  pour avec dans mais donc alors cela cette elle elles nous vous votre notre sont est-ce serait aurait plus moins aussi
  tout tous toute bien quand quel quelle comme sans chez être avoir fait faire entre
`);

/** A sentence that begins with one of these leans on the one before it: the two are said together. */
export const LEANING_WORDS = wordSet(`
  they that it this these then from even before after
  il ils elle elles dès cela ce c cette ces même avant après
`);
