/**
 * The French list, version 1: BIP39's, reviewed whole, with every word that could hurt in this field (policier, hématome…)
 * replaced at its index by a calm one. Frozen: with another word at an index, written codes would open other bytes.
 */
import type { WordList } from './word-list.ts';

export const frenchWords: WordList = {
  language: 'fr',
  version: 1,
  words: `
abaisser acacia abdiquer abeille abolir aborder aboutir aboyer abrasif abreuver abriter abroger abrupt
absence absolu absurde accalmie abyssal académie acajou acarien adage accepter acclamer accolade accroche
agneau airelle ajonc albâtre aciduler acier acompte acquérir acronyme acteur actif actuel adepte adéquat
adhésif adjectif album admettre admirer adopter adorer adoucir adresse adroit alcôve adverbe aérer aéronef
affaire affecter affiche alizé affubler agacer agencer agile agiter agrafer agréable agrume aider aiguille
ailier aimable aisance ajouter ajuster alphabet alchimie alerte algèbre algue alto aliment alléger alliage
allouer allumer alourdir alpaga altesse alvéole amateur ambigu ambre aménager amarante amidon amiral amorcer
amitié amovible amphibie ampleur amusant ampoule anaphore amulette anatomie ancien ananas angle anchois
anguleux animal annexer annonce annuel anodin anomalie anonyme ancolie antenne antidote anecdote apaiser
apéritif aplanir apologie appareil appeler apporter appuyer aquarium aqueduc arbitre arbuste anémone ardoise
aneth arlequin angora anis armoire armure arpenter aplomb arriver arroser apprenti artériel article aspect
asphalte aspirer arachide arcade assiette associer assurer archet astre astuce atelier atome atrium argenté
atlas attentif atoll auvent aubaine auberge audace audible augurer aurore automne autruche avaler avancer
avarice avenir averse aveugle aviateur avide avion aviser avoine avouer avril axial axiome azalée azur
bagage baguette baignade balancer balcon baleine balisage babeurre bancaire bagel banlieue bannière banquier
barbier baril baron barque barrage bassin bastion baie bateau batterie baudrier bavarder belette bélier
belote bénéfice berceau berger berline bermuda besace besogne ballet beurre balsa bicycle bidule bijou bilan
bilingue billard binaire biologie bambou biotype biscuit bison banane banjo bizarre blafard blague blanchir
baobab basilic blond batik blouson bazar bobine béchamel boiser bolide bonbon bondir bonheur bonifier bonus
bordure borne botte boucle boueux bougie boulon bouquin bégonia boussole boutique beignet branche brasier
brave brebis brèche breuvage bricoler béret brillant brioche brique brochure broder bronzer brousse broyeur
brume brusque bienfait bruyant buffle buisson bulletin bureau burin biniou butiner butoir buvable bisque
cabanon cabine bivouac cadeau cadre caféine caillou caisson calculer calepin calibre calmer blaireau bleuet
camarade blini camion campagne canal caneton bocal cantine canular capable boléro caprice bosquet capter
capuche bouillon carbone brise caribou brugnon carotte carreau carton cascade bruine casque cassure causer
bulbe cavalier caverne caviar cédille ceinture céleste bungalow cendrier cabriole central cercle cérébral
cerise cacao cerveau cesser cachalot chaise chaleur cactus chance chapitre charbon cagette chaton chausson
chavirer chemise chenille chéquier chercher cheval cahier chiffre chignon chimère chiot chlorure chocolat
choisir chose chouette chrome cahute cigare cigogne cimenter cinéma cintrer circuler cirer cirque citerne
citoyen citron civil clairon clameur claquer classe clavier calanque cligner climat clivage cloche clonage
calypso cobalt cobra cocasse cocotier coder codifier camélia candide cohésion coiffer cannelle canoë colibri
colline colmater canyon caramel comédie commande compact concert conduire confier congeler cardigan consonne
contact convexe carnet copie corail corbeau cordage corniche corpus correct cortège cosmique costume coton
coude castor courage catalpa couvrir coyote crabe cépage cravate crayon créature créditer crémeux creuser
crevette cribler cerfeuil cristal critère croire croquer chamois crucial châssis crypter cubique cueillir
cuillère cuisine cuivre culminer cultiver cumuler cupide curatif curseur chicorée cycle cylindre cynique
daigner damier chorale danseur dauphin ciboule débiter déborder débrider civette décaler décembre clapotis
décider déclarer décorer décrire décupler dédale déductif déesse défensif défiler défrayer dégager dégivrer
déglutir clôture déjeuner délice déloger colombe demeurer colvert colza dénouer comble copeau départ
dépenser déphaser déplacer déposer déranger coquille corolle cottage désert désigner coulis dessiner
destrier détacher coupole détourer couscous devancer devenir deviner couture crêpe dialogue diamant dicter
différer digérer digital digne diluer dimanche diminuer dioxyde directif diriger discuter disposer dissiper
distance divertir diviser crocus docteur dogme cumin domaine domicile curry donateur cygne donner cymbale
dortoir dorure dosage doseur cyprès dotation dahlia double douceur douter doyen dragon draper daim dribbler
droiture dalle duplexe durable durcir dynastie éblouir écarter écharpe échelle éclairer éclipse éclore
écluse école économie écorce écouter damas écrémer écrivain écrou écume écureuil édifier éduquer effacer
effectif effigie effort dattier début égaliser dégel éjecter élaborer élargir électron élégant éléphant
élève éligible élitisme éloge élucider éluder emballer embellir delta émeraude émission dériveur émotion
émouvoir empereur employer emporter diapason émulsion encadrer dièse diligent encoche endiguer endosser
endroit enduire énergie dinette diorama dolmen engager engin englober énigme enjamber enjeu dorade doré
ennuyeux enrichir enrobage enseigne entasser entendre entier entourer dune énumérer duvet enviable envoyer
enzyme éolien épaissir épargne épatant épaule épicerie épidémie ébène épilogue épine épisode écaille époque
écho écran écusson équerre équipe ériger érosion erreur éruption escalier espadon espèce espiègle espoir
esprit esquiver essayer essence essieu essorer estime estomac estrade étagère étaler édredon étatique
éteindre étendoir éternel éthanol éthique élan étirer étoffer étoile étonnant élixir étrange étroit étude
euphorie évaluer émail éventail évidence éviter évolutif évoquer exact exagérer exaucer exceller embrun
exclusif encre enfilade exemple exercer exhaler exhorter enjoué entrain exister épanoui éponge explorer
équateur exprimer exquis extensif extraire exulter fable fabuleux facette érable ermitage faiblir estampe
fameux estuaire farceur farfelu farine étamine fasciner étang étape faucon étui faveur favori fébrile éveil
fédérer félin femme fémur façade faïence fermer faisan ferveur festival feuille feutre février fiasco
ficeler fictif fidèle figure fanfare filetage fauteuil filleul fauvette fenêtre filtrer financer finir
fennec firme fissure fixer flairer flamme flasque fenouil fléau flèche fleur flexion flocon flore fluctuer
fluide fluvial folie fonderie fongible fontaine ferry forgeron formuler fortune fossile foudre fougère fève
foulure fourmi fjord fraise franchir flanelle flottant frégate freiner flûte foin folklore frère friable
friction frisson frivole froid fromage frontal forêt fruit fresque frimas fumet fusain fuseau fusion futur
gagner galaxie galerie gambader garantir gabarit garnir garrigue gazelle gazon géant gélatine gaieté galop
général génie gaufre gentil géologie géomètre géranium germe gestuel geyser gavotte gicler girafe givre
glace gilet glisser globe gloire glorieux golfeur gomme gonfler girofle gorille goudron gîte glaïeul
goupille gourmand goutte graduel graffiti graine grand glaneur gratuit gravir grenat glycine griller grimper
gobelet goélette grotte groupe gondole grutier gruyère guépard gouache guide guimauve guitare gustatif
gymnaste gyrostat habitude gracieux halte hameau hangar hanneton haricot harmonie grelot hasard hélium
griffon herbe hérisson hermine héron hésiter heureux hiberner hibou hilarant histoire hiver homard hommage
homogène honneur honorer grive gruau horizon horloge guéridon haïku houleux housse hublot huileux humain
humble halo humour hamac hydromel hygiène hymne hypnose idylle ignorer iguane hamster illusion image imbiber
imiter immense immobile immuable impact impérial havre hibiscus imprimer imputer hobby hockey huître
incliner incolore indexer indice inductif inédit ineptie inexact infini humus informer infusion ingérer
hutte inhiber iceberg icône idéal igloo inonder inscrire insecte insigne insolite inspirer instinct îlot
iris intense jacinthe intrigue intuitif inutile jade inventer inviter invoquer ironique irradier irréel
jarre jasmin ivoire jazz jaguar jaillir joie janvier jardin jauger jaune javelot judo jeton jeudi jujube
joindre joncher jongler joueur jumelle journal jovial joyau joyeux jubiler kaki karaté kéfir kermesse
ketchup kiwi koala kayak kimono kiosque label kumquat labourer lacet lactose lagune laine laisser laitier
lambeau lamelle lampe lanceur langage lanterne lapin largeur lama laurier lavabo lavoir lecture lande léger
légume lessive lettre levier lexique lézard liasse libérer libre licence licorne liège lièvre ligature
lémurien ligue limer limite limonade limpide linéaire lingot lionceau liquide lisière lister lithium
lentille littoral livreur logique lointain loisir lombric loterie levure lourd loutre louve loyal lichen
lucide lilas lueur linotte luisant lumière lunaire lundi luron liseron luxueux machine magasin magenta
magique longère maillon maintien mairie maison majorer malaxer loriot losange lotus mallette mammouth
mandater maniable manquant manteau manuel marathon marbre lucarne mardi maritime marqueur marron luge
mascotte lunette matériel matière lustre lutrin maussade mauve maximal luzerne méconnu médaille médecin
méditer méduse meilleur mélange mélodie lynx mémoire lyrique mener menhir macaron macramé mercredi mérite
merle messager mesure métal météore méthode métier meuble miauler microbe miette magnolia migrer milieu
million mimique mince minéral minimal manège minute miracle miroiter mangue mixte mobile moderne moelleux
mondial moniteur manoir monotone marelle montagne monument marmite morceau matou mélèze moteur motif mouche
moufle moulin mousson mouton mouvant multiple mélisse muraille murène murmure muscle muséum musicien
mutation muter mutuel myriade myrtille mystère mythique nageur nappe menthe narrer natation nation nature
menuet nautique navire nébuleux nectar miel mimosa mitaine mocassin neige moineau nettoyer neurone neutron
neveu niche nickel nitrate niveau noble moka molleton mosaïque noisette nomade nombreux nommer normatif
notable notifier notoire nourrir nouveau novateur novembre novice nuage nuancer mouette muffin numéro
nuptial muguet nutritif mulot objectif mûrir myosotis observer obstacle obtenir obturer occasion occuper
océan octobre octroyer octupler oculaire odeur odorant nacelle nacre offrir ogive oiseau oisillon olfactif
olivier ombrage omettre onctueux onduler onéreux onirique opale opaque opérer opinion opportun narcisse
opter optique orageux orange orbite navette oreille nèfle orgueil nénuphar ornement orque ortie osciller
osmose ossature otarie ouragan ourson outil nimbus ouvrage ovation oxyde oxygène ozone paisible palace
palmarès palourde noix panache panda pangolin nordique panneau panorama pantalon papaye papier papoter
papyrus paradoxe parcelle nougat parfumer parler parole oasis parsemer partager parure parvenir oblique
pastèque ocarina patience ocelot pavillon pavoiser ocre paysage peigne peintre pelage pélican pelle pelouse
peluche pendule odyssée œillet pensif oignon pépite péplum perdrix omelette période permuter perplexe persil
onyx peser pétale petit pétrir peuple pharaon orchidée phoque photon phrase physique piano pictural pièce
pierre pieuvre pilote pinceau orée origan pirogue piscine piston pivoter pixel pizza ourlet plafond outarde
planer plaque plastron plateau pagaie plexus pliage paille plonger pluie plumage pochette poésie poète
pointe poirier poisson poivre polaire paix pollen polygone pommade palette ponctuel pondérer poney portique
position pampa posture potager poteau potion pouce poulain poumon pourpre poussin paprika prairie pratique
précieux prédire préfixe prélude prénom présence prétexte prévoir primitif prince parquet pécan pêche
procéder prodige profond progrès pente projeter prologue promener propre prospère protéger prouesse proverbe
prudence pruneau pergola public puceron puiser pulpe pulsar punaise perron pupitre purifier puzzle pyramide
quasar pesto question quiétude pétunia quotient racine pichet radieux ragondin pigeon raisin ralentir
rallonge pigment rapide rasage ratisser pinson ravin rayonner réactif réagir réaliser pivert plaid réciter
réclamer récolter plinthe reculer recycler rédiger pluvieux refaire réflexe réformer refrain refuge régalien
région réglage régulier réitérer polenta rejouer relatif relever relief remarque remède remise remonter
remplir remuer renard renfort polir renoncer rentrer renvoi replier reporter reprise reptile polka réserve
résineux résoudre respect rester résultat rétablir pompon réticule retomber retracer réunion réussir popcorn
praline préau prisme richesse rideau rieur rigide rigoler rincer riposter risible puma rituel rival rivière
rocheux romance quai ronce rondin roseau rosier rotatif rotor rotule rouge rouille rouleau routine royaume
ruban rubis ruche quartz rugueux quatuor ruisseau ruser rustique rythme sabler quiche quille sacoche safari
sagesse quinoa salade rabot raclette saluer samedi raifort sanglier rainure sardine saturer saugrenu saumon
raquette rébus savant savonner repas rêverie rhubarbe scénario sceptre schéma science scinder score scrutin
sculpter séance sécable sécher ricotta rime risotto robinet seigneur séjour sélectif semaine sembler ronron
rosace sénateur sensible rouet rumba séquence serein rutabaga sérieux safran salsifis samba sésame sandale
santal saule sidéral siècle siéger saxo sigle signal silence silicium simple sincère scarabée siphon sirop
sismique situer skier social socle sodium soigneux scooter soleil semer soluble semis sommeil somnoler sonde
songeur sonnette sonore sorcier sortir sosie semoule soucieux soudure souffle soulever soupape source sieste
silo spacieux spatial spécial sphère spiral stable station sternum sitar stipuler strict studieux slalom
styliste sublime substrat subtil subvenir succès sucre suffixe suggérer soja sulfate superbe solfège surface
suricate surmener surprise solstice sonate soprano syllabe symbole symétrie synapse syntaxe système tabac
tablier sorbet tailler talent talisman sorgho tambour tamiser tangible tapis taquiner tarder sumac tartine
tasse tatami tabouret taupe taureau taffetas talus temporel tamarin tendre teneur tenir tandem terminer
terne tanière tarot texte thème théorie thérapie thorax tibia tiède timide tirelire tiroir tissu titane
titre tennis toboggan tolérant tomate tonique tonneau toponyme torche terrasse tornade théâtre torrent
théière tortue totem timbale tournage tousser tofu traction topaze toundra toupie train transat trapèze
trèfle tremper trésor treuil triage truelle tricoter trilogie triomphe tripler triturer trivial trombone
tronc tropical troupeau tuile tulipe tumulte tunnel turbine truffe tutoyer tuyau tympan typhon typique
truite ubuesque ultime ultrason unanime unifier union unique unitaire univers uranium urbain urticant usage
usine usuel tuba utile utopie vacarme vaccin ukulélé vague vaillant vannerie vaisseau valable valise vallon
valve varech vanille vapeur varier vaseux véranda vaste vecteur vedette végétal véhicule veinard véloce
vendredi verveine vinyle virgule ventouse verdure vérin vernir vitrail verser vertu veston vétéran vétuste
volet voûte viaduc wapiti victoire vidange wasabi vignette vigueur yaourt village vinaigre yéti yoga
virement virtuose yucca visage zéphyr vision zigzag visuel vital vitesse viticole zinc vivace vivipare
vocation voguer voile voisin voiture volaille volcan voltiger volume zodiaque vortex voter vouloir voyage
voyelle wagon xénon yacht zèbre zénith zeste zoologie
`
    .trim()
    .split(/\s+/),
};
