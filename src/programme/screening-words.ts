/**
 * Words that tell a person's name from any other capital letter, compared without accents and in lower case.
 * A table: the longer, the better. First names are common in Québec, including its newcomers and First Nations.
 */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** First names that are no ordinary word, place or month: flagged wherever they stand, capital or not. */
export const FIRST_NAMES = set(`
  aaliyah abdel abdou abigail adam adele adeline adriana adrien agathe agnes ahmed aicha aida alain albert
  alessandra alex alexandra alexandre alexia alexis alfred alfredo ali alice alicia alina aline alisha
  alison alma alondra alyson alyssa amanda amandine amara amber-lynn amelia amelie amina aminata amine amir
  amy ana anabelle anael anais anastasia andre andrea andreanne andree andrew andy angela angelica angelika
  angelina angelique anick anik anita ann anna annabelle annick annie anouk anthony antoine antonella
  antonio aria ariana arianne arielle armand arnaud arthur ashley astrid audrey audreyanne aurelia aurelie
  awa axel aya ayesha ayla babacar barbara beatrice benjamin benoit bernadette bernard bertrand bianca
  bilal billie blandine bradley brenda brian brianna brigitte britney brittany bruno bryan caitlin camila
  camille candice carine carl carla carlos carmen caro carol carolane carole caroline cassandra cassandre
  cassie catarina catherine cathy cecile cecilia cedric celia celine chanelle chantal charlene charles
  charlotte cheryl chiara chloe christelle christiane christina christine christopher cindy clara claude
  claudette claudia claudie cleo colette coralie-anne corentin corinne courtney cristina cynthia daliah
  damian damien daniel daniela danielle danny daphne darius david deanna debbie deborah denis denise derek
  diana diane diego dimitri djamila dominic dominique donna doriane doris dorothee dorothy dylan dylane
  ebony edgar edith edmond eduardo edward elena eleonore eliane elianne elias elijah elina elio elisabeth
  elise elizabeth ella elliot elodie eloi eloise elsa emanuelle emile emilie emily emma emmanuel emmanuelle
  emmy enzo eric erica erika erin ernest estelle esther ethan etienne eugene eugenie eva evan evelyn
  evelyne fabien fabienne fabrice fanny farah fatima fatma fatou fatoumata felicia felicity felix fernand
  fernande fiona flavie frances francine francis francisco francois francoise frederic frederique frida
  gabriel gabriela gabrielle gaelle gaetan gaetane gary gaston genevieve george georges georgette gerald
  geraldine gerard germaine ghislaine gilbert gilles gina ginette gino giovanni gisele giselle gislaine
  giuseppe gladys gloria gordon greg guillaume gustavo guylaine habiba hailey halima hamza hanna hannah
  harry hassan hector heidi helen helena helene henri henriette herve hubert hugo huguette hussein ibrahim
  imane imani ines ingrid irene isaac isabel isabelle isaiah ismael ivan jacinthe jackie jacob jacqueline
  jacques jada jaida jamal james jamie jana janet janice janick janie jasmyne jason jayden jayla jeanette
  jeanne jeannine jeffrey jelena jennifer jenny jeremiah jeremie jeremy jerome jerry jesse jessica jessie
  jessy jill jimmy joan joanie joanna joanne joannie joaquin jocelyn jocelyne joel joelle joey johanna
  johanne john jonathan jorge jose josee joseph josephine joshua josiane josie joyce juan judie judith judy
  jules julia julian julianne julie julien julienne juliette justin justine kadiatou kaitlyn kamila karen
  kariane karim karima karina karine karl karl-eric karolane kassandra kassie kate katherina katherine
  kathia kathleen kathy katia katie katrina katy kayla kaylee keisha keith kelly kelly-ann kelsey kendra
  kenny kenza kevin kevyn khadija khaled khalid kiana kiera kim kimberley kimberly kimora kira klara
  kristel kristen kristina kristine krystal kyara kyle laetitia laila lamine lana lancelot lara larissa
  latisha latoya laura lauren laurence laurene laurent laurianne laurie layla lea leah leandra leandre
  leanne leila lena leo-paul leona leonard leonie leroy leslie leticia lexi lexie liam lilia liliane
  lilianne lilou lina linda lindsay linh lionel lisa lise lisette livia liza lizette loic lola lorena lorie
  lorraine louis louisa louise louna luc lucas lucia luciana lucie lucien lucienne lucinda ludovic luis
  lydia lydie lynda lynn mackenzie mael maelie maelle maeve magali magalie magda magdalena maggie mahee
  maika maikan maimouna malik malika mamadou mandy manon manuel manuela marc marcel marcela marcelle marcia
  marco marco-antonio margaret margot marguerita maria mariam mariama mariana marianne marie marie-eve
  mariejosee marielle marilou marilyn marilyne mario marissa maritza marjolaine marjorie marlene martha
  marthe martine mary maryam maryline marylou maryse mateo mathieu mathilde matthew maude maureen maurice
  maxim maxime maximilien maya megan megane meggie meghan mehdi melanie melina melinda melissa melody
  melyna mercedez meryem mia michael michel michele micheline michelle miguel mikael mila milena milene
  millie minh mireille mireya miriam mitchell mohamad mohamed mohammed monica monique morgane mounia moussa
  mya mylena mylene myriam nadege nadia nadine nahla naima najat nancie nancy naomi nassim natacha natalia
  natalie natasha nathalie nathanael nelly nevaeh nicholas nicki nicky nicolas nicole nikita nina noah
  noelie noemie nohemie noor nora norma normand nour-el oceane octavia odette odile oksana olena olga
  olivia omar oscar ousmane paige pamela pascal pascale patrice patricia patricia-ann patrick paul paula
  paule paulette pauline pedro penelope perrine pete philippe phoebe pierrette prisca priscilla priya
  quentin rachel rachelle rafael raissa ralph ramona rania raoul raphael raphaelle rashida raymond raymonde
  rebecca reggie reginald rejane rejean rejeanne remi renata renaud renee reza rhea rhonda ricardo ricky
  riley rino rita robert roberta roberto rodrigo roger roland ronald ronan rosalie rosalind rosanna rosanne
  rose-marie roseline rosemary rosie roxane roxanne roxy ruby-ann rudy russell ruth ryan sabine sabrina
  sacha safia salim salma salome salvador samantha sami samir samira samuel sandra sandrine santiago sara
  sara-maude sarah sarah-jeanne sasha scott sean sebastien selena selma serena serge shaina shakira shana
  shane shanelle shania shannon shantal sharon sharonne shawn sheila shelby shelly sheryl shirley sidonie
  silvia simon simone sixtine skyler sofia sofiane solange solene solenne sonia sophia sophie soraya sorin
  souad stacey stacy stan steeve stefan stefania stella steph stephane stephanie stephany stephen sterenn
  steve steven susan suzanne suzie sylvain sylvia sylviane sylvie tabatha tabitha talia tamar tamara tania
  tanisha tanya tara tasha tatiana tatyana taylor teresa terry tessa thalia thea theo theodora theresa
  therese thierry thomas tia tiana tiffany timothy tina todd tommy toni tony tracey tracy travis trevor
  tricia trish trisha tristan tristana tyler tyra tyrone ugo ulysse urielle ursula valentina valeria
  valerie valery vanesa vanessa vania vera veronica veronique vicky victoria victorine viktor vincent
  vincenzo violaine virginie vivian viviana viviane wanda warren wassim wendy wesley whitney wilfred
  william willy xavier xenia yael yanick yannick yannis yara yasmin yasmina yasmine yasser yohan yolanda
  yolande youssef yuna yuri yvan yves yvette yvon yvonne zachariah zachary zahra zainab zara zeina zineb
  zoe zoya
`);

/** First names that, typed without a capital, are words of one of the languages ("elle se marie", "her john"). */
export const LOWER_CASE_WORDS = set(`
  alexis alex angela ange barbara benjamin bradley carole carol carmen charlotte christiane claude colette constance dolores dominic
  dominique fanny felicity frank franck frances gary gloria gordon harry henri herve irene jacob jessie joan john joyce julienne
  kelly kenny kim laurent lise louis lucie madeleine manuel manuela marc marcel maria marie marina martha marthe martine maude maya mila
  mireille mona morgane nelly nick nina norma normand octavia olga oscar pascal paul paule penelope perrine pete rachel raymond
  regine renaud renee rita robert roland romane rosalie sabine sacha salome serge simon solange sophie stella sylvain tara taylor
  terry theo todd tommy toni tony tracey tyler ursula vera victoria violaine viviane willy ann anne anna ella elle
`);

/** First names that are also words, months or places: names only with a capital in the middle of a sentence, or after a cue. */
export const FIRST_NAMES_THAT_ARE_WORDS = set(`
  aimee amber ange angel anne april ariel aurore autumn avril bella blanche brandon brook carmel celeste
  cerise chance chanel charity charlie chelsea cher cherry christian claire clemence clement clementine
  constance coral coralie crystal daisy dakota dawn desire desiree destinee destiny diamond dolores eden
  eve faith fleur flora florence france franck frank gene genesis ginger grace grant guy harmony haven
  heather heaven holly hope hortense iris isis ivy jack jade jasmin jasmine jean jolene jordan joy juin
  june justice kay kenya kerry laurier leo leon lila lilas lily luna lyne madeleine marguerite marine
  marion mark mars martin mauve max may melodie mercedes merry milan mimi miracle misty nathan nour olive
  olivier paix paris parker pearl penny perle peter pierre precious princess princesse prudence rain randy
  regine reine rene rick river robin romain romane romeo rosa rose rosemarie ross ruby sage said sally sam
  sandy savannah scarlett sienna sierra sky skye soleil star stormy sue summer sunny sydney trinity
  victoire victor violet violette virginia will willow winter
`);

/** Family names frequent in Québec that are no ordinary word. */
export const FAMILY_NAMES = set(`
  archambault arsenault asselin aubin audet ayotte beauchamp beauchemin beaudoin beaudry beaulieu beaupre belanger
  belisle benoit bergeron bernier berube bertrand bilodeau blais blouin boivin bolduc bouchard boucher boudreau boulanger
  bourassa bourgeois breton brisson brodeur caron chabot champagne charbonneau charette charron chartrand chevalier
  cloutier corbeil cormier cote courchesne couture cyr daigle dallaire demers deschamps deschenes desjardins desmarais
  desrochers desrosiers dion dionne drolet dube dubois duchesne dufour dufresne duguay dumont dupont dupuis duquette
  durand emond ethier fecteau ferland filion fillion fontaine forget fortier fortin fournier gagne gagnon gaudet
  gaudreault gauthier gauvin gelinas gervais gilbert gingras girard giroux godin gosselin goulet gravel grenier guay
  guerin guimond hamel harvey hebert houle huot jean jobin johnson jones joly jutras labbe labelle laberge labonte
  labrecque lachance lacasse lacroix laflamme lafleur laforest lafrance lajoie lalonde lambert lamontagne lamothe
  lamoureux landry langevin langlois lapierre lapointe larouche larose latour lauzon lavigne lavoie leblanc leclair
  leclerc lecompte leduc lefebvre legault legare lemay lemieux lepage leroux lessard letourneau levesque lussier mailloux
  maltais marchand marcotte martel martineau masse mathieu menard mercier michaud miller morin morneau murphy nadeau
  nguyen noel ouellet ouellette pare parent paquet paquette paradis payette pelletier pepin perreault perron picard
  piche pilon plante plourde poirier poulin pouliot proulx provost racine rancourt raymond renaud rheaume richard rioux
  rivard rivest robert roberge robillard robitaille rodrigue rousseau roy savard seguin simard smith st-pierre st-onge
  tanguay tardif tessier tetreault theriault therrien thibault thibeault thompson tran tremblay trottier trudeau trudel
  turcotte turgeon vachon vaillancourt valois veilleux venne verreault vezina vigneault villeneuve williams wilson
`);

/** Capitalised words that are part of no name, and say nothing about the word beside them: sentences begin with them. */
export const PLAIN_WORDS = set(`
  a agent agente allo alors also an and apres are aujourd aussi avant avec avocat bonjour but can capitaine
  car ce ces cette chez comment constable coordinator coordonnatrice cordialement could dans demain depuis
  des detective did directeur director directrice do docteur docteure doctor does donc dont dr educateur
  educatrice elle enqueteur enqueteuse ensuite entre et had has have he hello her hi hier his how if il
  infirmiere inspecteur intervenant intervenante investigator is je judge juge la lawyer le les leur leurs
  lieutenant ma madame mademoiselle mais may merci mes miss mlle mme mon monsieur mr mrs ms must my no non
  not notre nous now nurse officer ok on or ou oui our par patrouilleur pendant please pour pourquoi
  psychologue puis quand que qui quoi sa salut sans sergeant sergent sergente ses she should si so sociale
  son sous sur svp thank thanks that the then these they this those today tomorrow travailleur travailleuse
  tu un une vers votre vous was we were what when where who why will worker would yes yesterday you your
`);

/** Days, months and feasts. */
export const CALENDAR_WORDS = set(`
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi
  jeudi vendredi samedi dimanche january february march april may june july august september october
  november december monday tuesday wednesday thursday friday saturday sunday noel paques christmas easter
`);

/** Institutions, places, languages, brands: a capital beside one of these is likely part of its name. */
export const INSTITUTION_WORDS = set(`
  calacs cavac clsc chsld cisss ciusss spvm dpcp dpj sq grc rcmp police surete centre center centres
  service services maison hopital hospital clinique clinic ecole school cegep college universite university
  polyvalente foyer refuge shelter direction ministere ministry ministre bureau office poste station palais
  cour court tribunal comite committee conseil council table coalition regroupement reseau network
  fondation foundation association societe society club equipe team programme program projet project ligne
  line info aide help hotline jeunes jeunesse youth enfance enfants children child protection sante health
  sociaux social securite security publique public justice droits rights commission ressource ressources
  resources famille family femmes women feminin secours rescue urgence emergency victimes victim victims
  violence conjugale sexuelle sexual assault exploitation legal juridique accueil secteur unite unit
  department departement division district section quartier ville city village municipalite mrc
  municipality county region comte province etat state gouvernement government parlement assemblee
  nationale national canadian canadienne quebecois quebecoise quebecoises canadien americain american
  francais francaise french anglais anglaise english espagnol spanish arabe arabic creole innu atikamekw
  cree inuit inuktitut autochtone indigenous first nations nation metis portugais italian italien italienne
  chinois chinese haitien haitian haitienne russe russian quebec canada montreal laval lanaudiere
  laurentides laurentians monteregie mauricie estrie outaouais longueuil joliette repentigny terrebonne
  mascouche lachenaie plaine rawdon berthierville charlemagne lavaltrie assomption epiphanie crabtree
  chertsey kildare manawan autray matawinie montcalm moulins dame saint sainte st ste gatineau ottawa
  toronto sherbrooke levis saguenay rimouski drummondville granby vancouver calgary edmonton winnipeg
  halifax ontario alberta manitoba haiti france paris ukraine maroc algerie tunisie mexique mexico colombie
  colombia nigeria congo cameroun etats unis united states york miami europe afrique africa asie asia
  amerique america mont mount lac lake riviere river nord sud est ouest north south east west rive shore
  ile island vieux old new nouveau nouvelle grand grande petit petite rue street boulevard avenue chemin
  place road parc park pont bridge metro gare terminus aeroport airport hotel motel auberge inn bar cafe
  restaurant salon spa pharmacie pharmacy magasin store galeries mall plaza facebook messenger instagram
  snapchat tiktok telegram whatsapp google gmail outlook hotmail netflix uber airbnb tinder onlyfans
  leolist iphone android samsung apple microsoft teams zoom word excel internet wifi walmart costco tim
  hortons mcdonald mcdonalds jean-coutu pharmaprix couche tard tire ikea western moneygram interac visa
  mastercard desjardins hells angels red cross croix rouge armee salvation army way centraide moisson
  passerelle survivantes survivante spheres stella sortie cles piamp rebatir tel sos covid sida vih hiv its
  adn lpj loi act code criminel criminal charte charter article crown prosecutor couronne procureur dieu
  god jesus allah islam catholique catholic musulmane muslim chretienne christian pape bible coran ramadan
  carnaval formule grand-prix super bowl jeux olympiques halloween saint-jean-baptiste facetime skype
  discord signal xbox playstation privacy policy politique human trafficking traite plan annual report
  terms conditions hotel-dieu conference marche market general group groupe outreach crisis centre-ville
  support native british columbia provincial federal municipal regional regionale communautaire community
  hebergement
`);
