/**
 * The English list, version 1: BIP39's, reviewed whole, with every word that could hurt in this field (police, abuse…)
 * replaced at its index by a calm one. Frozen: with another word at an index, written codes would open other bytes.
 */
import type { WordList } from './word-list.ts';

export const englishWords: WordList = {
  language: 'en',
  version: 1,
  words: `
abacus ability able about above absent absorb abstract absurd acacia access adage account alcove achieve
almanac acoustic acquire across act action actor actress actual adapt add aloe address adjust admit alpaca
advance advice aerobic amber afford amity again age agent agree ahead aim air airport aisle amulet album
anise alert alien all anthem allow almost antler alpha already also alter always apiary amazing among amount
amused apron anchor ancient aqua angle aqueduct animal ankle announce annual another answer antenna antique
arbour any apart apology appear apple approve april arch arctic area arena arcade aroma ascend atelier atlas
around arrange atrium arrive arrow art artefact artist artwork ask aspect aurora asset assist assume awning
athlete atom azalea attend attitude attract azure audit august aunt author auto autumn average avocado avoid
awake aware away awesome badger bagel axis bagpipe bachelor bacon baker bag balance balcony ball bamboo
banana banner balmy barely balsa barrel base basic basket banjo beach bean beauty because become beef before
begin banquet behind believe below barn bench benefit best bassoon better between beyond bicycle bazaar bike
beetle biology bird birth begonia black beret biscuit blanket blast bison bless blender bobbin blossom
blouse blue blur blush board boat bobcat bonnet bonsai boulder bonus book boost border boring borrow bouquet
bowl bounce box bramble bracket brain bucket brass brave bread breeze brick bridge brief bright bring brisk
broccoli bugle bronze broom brother brown brush bubble buddy budget buffalo build bulb bulk buoyant bundle
burlap caboose burger burst bus cadence busy butter caftan buzz cabbage cabin cable cactus calendar cake
call calm calico camp can canal cancel calypso cannon canoe canvas canyon capable capital captain car carbon
card camel carpet carry cart case candle canteen castle casual cat catalog caramel category caribou carousel
cause caution cave ceiling celery cement census century cereal certain chair chalk champion change chaos
chapter cascade cashew chat cedar check cheese chef cherry ceramic chicken chariot chestnut chimney chipmunk
choose chronic chuckle chunk churn cigar cinnamon circle citizen city civil claim clap clarify claw clay
chirp clerk clever click chive cliff climb chorus clip clock clog close cloth cloud clown chowder clump
cluster clutch coach coast coconut code coffee coil coin collect color column combine come comfort comic
common company concert conduct confirm congress connect consider cicada cinder cook cool copper copy coral
core corn correct cost cotton couch country couple course cousin cover coyote citrus cobalt craft cram crane
cobble crater corduroy cosmos cream credit creek crew cricket cowbell crisp critic crop crayon crescent
crinkle crucial crocus cucumber crumble crunch cupcake curlew crystal cube culture cup cupboard curious
current curtain curve cushion custom cygnet cycle cymbal cypress damp daffodil dahlia daring dash daisy dawn
day damson debate daybreak decade december decide decline decorate decrease deer daylight define defy degree
delay deliver daytime debut denim dentist depict depart depend deposit depth divan derive describe desert
design desk dogwood doily detail domino develop device devote diagram dial diamond diary dice diesel donut
differ digital dignity dilemma dinner dinosaur direct dormouse disagree discover dough dish downy drizzle
display distance divert divide duffel dizzy doctor document duvet ebony dolphin domain donate donkey donor
door eclair double dove draft dragon drama drastic draw dream eel drift drill eggplant drip drive drop drum
dry duck egret dune during dust dutch duty elated dynamic eager eagle early elm earth easily east easy echo
ecology economy edge edit educate effort egg eight either elbow elder electric elegant element elephant
elevator elite else embark embody emblem emerge emotion employ empower emu enable enact end endless endorse
enamel energy encore engage engine enhance enjoy enlist enough enrich enroll ensure enter entire entry
envelope episode equal equip era erase erode erosion error erupt endive essay essence estate eternal ethics
ensemble epic evoke evolve exact example excess epoch ermine exclude espresso etude exercise evening fairy
falcon exist faucet fennel expand expect expire explain fern express extend extra eye eyebrow fabric face
faculty fade fjord faith flannel flaxen fame fleece famous fan fancy flint farm fashion floral fluffy flute
foliage fondue favorite feature february federal forage feed fourteen foxglove fence festival fetch foyer
few fiber fiction field figure freckle freesia filter final find fine fudge finish fire firm first fiscal
fish fit fitness fix flag flame garnet flat flavor geranium flight flip float flock floor flower gerbil
flush fly foam focus fog geyser fold follow food foot ginkgo forest forget fork fortune forum forward fossil
glacier found fox gleam frame frequent fresh friend fringe frog front frost glen glisten fruit fuel fun
funny furnace gnome future gadget gain galaxy gallery goblet gap garage garbage garden garlic garment gas
gondola gate gather gauge gopher general genius genre gentle genuine gesture gosling giant gourd giggle
ginger giraffe grotto give glad glance guava glass glide glimpse globe gull glory glove glow glue goat
goddess gold good goose gorilla gospel gumdrop govern gown gusto grace grain grant grape grass gravity great
green grid habitat grit grocery group grow haiku halibut guess guide hamlet guitar hammock gym hardy hair
half harp hamster hand happy harbor hazel heirloom harvest hat have hawk helium head health heart heavy
hedgehog height hello helmet help hen hero herring hibiscus hill hint hickory highland history hobby hockey
hold hinge holiday holly home honeydew horizon hope hyacinth icicle horse idyll igloo inkwell hour hover hub
huge human humble humor hundred inlet iris hurdle hurry ivy jamboree hybrid ice icon idea identify idle
ignore jasmine jersey jigsaw image imitate immense immune impact impose improve impulse inch include jonquil
increase index indicate indoor industry jovial jubilee jukebox junction inherit initial kale kayak kazoo
inner kernel input inquiry kestrel insect keyboard inspire install kimono interest into invest invite
involve iron island kiosk issue item ivory jacket jaguar jar jazz knapsack jeans jelly jewel knitting join
joke journey joy knoll juice jump jungle junior koala just kangaroo keen keep ketchup key ladle lagoon
lantern kind kingdom lasagna kit kitchen kite kitten kiwi lattice laurel lavender know lab label lentil
ladder lichen lake lamp language laptop large later latin laugh laundry lava lilac lawn lily layer linen
leader leaf learn linnet lecture left llama legal legend leisure lemon lend length lens leopard lesson
letter level lodge liberty library license lofty lift light like limb limit link lion liquid list little
live lizard load lotus lobster local lozenge logic lumen long loop lottery loud lupin lynx lyre lucky
luggage lumber lunar lunch macaroni lyrics machine madrigal magic magnet magenta mail main major make mammal
magpie mahogany mandate mango mansion manual maple marble march margin marine mallard manatee mantel mass
maraca match material math matrix matter maximum maze meadow marmot measure marzipan mechanic medal media
melody melt member mascot mention menu meander merge merit merry mesh message metal method middle midnight
milk million mimic mind minimum medley minute miracle mirror meerkat metro mimosa mix mixed mixture mobile
mineral modify minnow moment mocha monkey mohair month moon moral more morning mosquito monarch motion motor
mountain mouse move movie much muffin mule multiply morsel museum mushroom music must mutual myself mystery
myth mosaic name napkin narrow motto nation nature near mulberry need muslin myrtle neither nephew nautical
nest net network neutral never news next nice night noble noise nominee noodle normal north nose notable
note nebula notice novel now nectar number nurse nifty oak nimble object nomad obscure observe obtain
obvious occur ocean october odor off nougat office often oil okay old olive olympic omit once one onion
online only open opera opinion oppose option orange orbit orchard nuance ordinary organ orient original
nutmeg ostrich other outdoor outer output outside oval oven over oasis oatmeal oxygen oyster ozone pact
paddle page pair palace palm panda panel oboe panther paper parade ochre park parrot octave pass patch path
patient omelet pattern pause pave onyx peace peanut pear peasant pelican pen oregano pencil people pepper
perfect permit person osprey phone oxbow phrase oxford piano picnic pagoda piece palette pigeon pancake
pilot pink pioneer pipe panorama pitch pizza place planet plastic plate play papaya pledge pluck plug plunge
poem poet point polar paprika parlor pond pony pool popular portion position possible post potato pottery
parsley pasta pavilion practice praise predict prefer prepare present paw prevent pebble pride primary print
priority pecan perch prize pergola process produce petunia program project promote pewter phoenix prosper
protect proud provide public pudding physics pulp pulse pumpkin piccolo pupil puppy pickle pier purpose
purse pillow put puzzle pyramid quality quantum quarter pinecone quick pinnacle quiz quote rabbit raccoon
race rack radar radio rail rain raise rally ramp ranch random range rapid rare rate rather raven plaid plaza
ready real reason pleat rebuild plume receive recipe podium recycle reduce reflect reform polite region
polka pollen poncho porridge release relief rely remain praline prelude pretzel render renew prism reopen
repair repeat replace prologue require prudent resemble prune resource response result retire retreat return
reunion pulley review reward rhythm puma ribbon rice rich quadrant ridge quail right rigid ring quench
ripple quill ritual quince river road roast robot robust rocket quiver roof rookie ragtime rose rotate
rambler round route royal ravine recap rug rule refrain runway rural remedy saddle resin safe sail salad
salmon salon salt salute same sample sand satisfy rhubarb sauce sausage save say scale scan rhyme scatter
scene scheme school science rickshaw scorpion ripen scrap screen script scrub sea robin season seat second
rodeo section roller rondo seek segment select rotunda seminar senior sense rowan series rowboat session
settle ruby seven shadow rudder shallow share shed shell ruffle shield shift shine ship rustic saffron shoe
sapling shop short shoulder sapphire shrimp shrug shuffle sardine sibling satchel side savory sight sign
scarf silk silly silver similar simple since sing scooter scroll situate six size skate sketch ski skill
seagull semolina serenade slab sesame sleep shamrock slice slide slight shawl slogan slot slow slush small
smart smile sherbet smooth snack shimmer snap shutter snow soap soccer social sock soda soft solar sienna
solid solution solve sitar song soon skylark sort soul sound soup source south space spare spatial sleigh
speak special slipper spell spend sphere spice spider snooze spin spirit split spoil snug spoon sport spot
spray solstice spring sonata square soothe squirrel stable stadium staff sorbet stairs stamp stand start
state stay steak steel stem step stereo stick still soybean stock stomach stone stool spaniel stove strategy
spoke sponge strong sprout student stuff spruce style stencil stride subway success such sudden strudel
suede suggest suit summer sun sunny sunset super supply supreme sure surface surge surprise sunbeam survey
sundial sustain sunlit sweater swirl swarm sycamore sweet swift swim swing switch symphony symbol tabby
syrup system table tackle tag tadpole talent talk tank tape taffeta task taste tandem tarragon teach team
tell ten tenant tennis tent term test text thank that theme then theory there they thing this thought three
thrive tartan thumb thunder ticket tide tiger tilt timber time tiny tawny teapot tissue title toast tobacco
today tempo toe together tendril token tomato tomorrow tone tenor terrace tool tooth top topic topple torch
tornado tortoise thimble total tiara toward tower town topaz toucan trellis trestle trinket train transfer
trolley trombone travel tray treat tree trend trout tribe tuft tugboat trim trip trophy tulip truck true
truly trumpet trust truth try tube tuition tumble tuna tunnel turkey tundra turtle twelve twenty twice twin
tunic two type typical turnip umbrella tweed unaware uncle twilight under undo ukulele unfold unwind uplift
unique unit universe unknown unlock until unusual unveil update upgrade uphold upon upper utensil urban
vanilla usage veranda verdant useful verve usual utility vacant vacuum vague valid valley valve vineyard
vinyl vapor various vast vault vehicle velvet gazebo venture venue verb verify version very vessel veteran
viable vibrant vista waffle wagtail view village vintage walrus virtual waltz warbler visit visual vital
vivid vocal voice weaver volcano volume vote voyage wage wagon wait walk wall walnut want wetland warm wharf
wash wasp whittle water wave way wealth wicker wear weasel weather web wedding weekend wisteria welcome west
wombat whale what wheat wheel when where wreath whisper wide width yacht wild will win window yam wing yodel
winner winter wire wisdom wise wish yoga wolf woman wonder wood wool word work world yogurt yolk wrap yucca
zephyr zigzag write zinc yard year yellow you zinnia zodiac zebra zero zone zoo
`
    .trim()
    .split(/\s+/),
};
