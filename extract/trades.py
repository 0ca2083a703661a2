"""Nouns that are a trade, a rank or an office: what somebody is by occupation.

``OCCUPATIONS``: own list, after the unit groups of ISCO-08 (International Labour Office, 2012), ranks of police,
forces, church and nobility, and the trades of crime and adventure fiction. ``RARE_OCCUPATIONS``: nouns of WordNet 3.0
(Princeton University, wordnet.princeton.edu, WordNet licence) whose first sense lies below worker, leader, expert,
criminal, entertainer, official, creator, professional, athlete, scientist, serviceman, negotiator or adjudicator,
without those that judge or describe rather than name a trade (hero, hotshot, left-hander). They only widen what
grammar tells: a missing trade is a fact less, never a wrong one.
"""

from typing import Final

OCCUPATIONS: Final = frozenset(
    """
    accountant actor actress adjutant administrator admiral adventurer adviser advisor advocate aide
    alchemist ambassador analyst anchor anchorman anchorwoman anthropologist apothecary apprentice arborist
    archaeologist archbishop archer architect archivist arsonist artist assassin assistant astrologer
    astronaut astronomer astrophysicist athlete attorney auctioneer auditor author aviator bailiff baker
    ballerina banker barber barista barmaid barman baron barrister bartender beautician beekeeper bellboy
    bellhop biochemist biographer biologist bishop blacksmith bodyguard bookie bookkeeper bookmaker
    bookseller botanist boxer brewer brigadier broadcaster broker builder burglar butcher butler buyer
    cabbie cabinetmaker cadet cameraman campaigner candidate captain cardinal caregiver carer caretaker
    carpenter cartographer cartoonist cashier ceo chambermaid chancellor chaplain chauffeur cheerleader chef
    chemist choreographer cinematographer clairvoyant cleaner clergyman clerk coach coachman cobbler
    codebreaker coder collector colonel columnist comedian comedienne comic commandant commander commando
    commissioner commodore composer conductor confessor congressman congresswoman conman constable consul
    consultant contractor cook cop coroner corporal correspondent cosmonaut councillor councilman
    councilwoman counsel counsellor counselor courier courtesan cowboy craftsman critic croupier curate
    curator custodian cutpurse dancer dealer dean deckhand dentist deputy designer detective diplomat
    director dispatcher diver dj doctor doorman draftsman dressmaker driver drummer economist editor
    educator egyptologist electrician emperor empress enforcer engineer entertainer entomologist
    entrepreneur envoy epidemiologist escort ex-con ex-convict executioner executive exorcist explorer
    exterminator falconer farmer farmhand ferryman filmmaker financier firefighter fireman fisherman
    fishmonger fixer florist footballer footman foreman forester forger gambler gamekeeper gangster gardener
    geisha general geneticist geologist gladiator glassblower golfer governess governor grifter grocer
    groundskeeper guard guitarist gunman gunslinger gunsmith gynaecologist gynecologist hacker hairdresser
    hairstylist handler handmaid handmaiden handyman headhunter headmaster headmistress headteacher healer
    henchman herbalist historian hitman hitwoman housekeeper housewife hunter hypnotist illustrator imam
    impresario influencer informant inmate innkeeper inspector instructor intern interpreter interrogator
    inventor investigator investor jailer janitor jester jeweler jeweller jockey journalist judge juggler
    keeper king kingpin knight laborer labourer landlady landlord landowner laundress lawman lawyer lecturer
    legislator librarian lieutenant lifeguard linguist litigator lobbyist locksmith logger lord lumberjack
    madam magician magistrate magnate maid major manager manicurist marine mariner marksman marshal mason
    masseur masseuse mastermind mathematician mayor mechanic mediator medic mercenary merchant messenger
    meteorologist microbiologist midwife milkman miller miner minister missionary mobster model mogul
    moneylender monk mortician musician naturalist navigator negotiator neurologist neuroscientist
    neurosurgeon newscaster newsreader novelist novice nun nurse nursemaid nutritionist obstetrician officer
    official oncologist operative operator optician orderly organist ornithologist outlaw paediatrician
    painter paleontologist paralegal paramedic parson pastor pathologist pawnbroker peddler pediatrician
    performer pharmacist philanthropist philosopher photographer photojournalist physician physicist
    physiotherapist pianist pickpocket pilot pimp pirate planner playwright plumber podcaster poet policeman
    policewoman politician pope pornographer porter postman postmaster potter preacher premier presenter
    president priest priestess principal printer prior prioress prisoner privateer producer professor
    profiler programmer promoter prosecutor prospector prostitute psychiatrist psychic psychoanalyst
    psychologist psychotherapist publican publicist publisher pupil puppeteer quartermaster queen rabbi
    racer radiologist rancher ranger rapper realtor rebel receptionist recruiter rector referee registrar
    reporter rescuer researcher restaurateur reverend robber roboticist roofer sailor saleslady salesman
    salesperson saleswoman samurai scavenger scholar schoolboy schoolgirl schoolmaster schoolmistress
    schoolteacher scientist scout screenwriter scribe sculptor seal seaman seamstress secretary seer senator
    sergeant servant shaman shepherd sheriff shipbuilder shipwright shoemaker shopkeeper showman shrink
    singer skier skipper slayer smith smuggler sniper sociologist soldier solicitor songwriter sorcerer
    sorceress spacer speechwriter spokesman spokesperson spokeswoman spy spymaster squire stablehand
    statesman steward stewardess stockbroker storyteller strategist stripper student stuntman superintendent
    supermodel surfer surgeon surveyor swindler swordsman tailor taxidermist teacher technician
    televangelist teller terrorist therapist thief toymaker tracker trader trainer translator trapper
    treasurer trooper trucker tutor tycoon underboss undertaker usher valet vet veterinarian vicar viceroy
    vigilante violinist virologist waiter waitress warden warrior watchmaker watchman weatherman weaver
    welder whaler whistleblower winemaker witchfinder wizard woodcutter wrangler wrestler writer zookeeper
    zoologist
    """.split()
)
"""Singular head nouns of an occupation; what stands before them belongs to it (``chief of security``, ``rebel spy``)."""

RARE_OCCUPATIONS: Final = frozenset(
    """
    abbreviator abductor abortionist abridger abstractionist academic accessary accompanist accompanyist
    accordionist accoucheur accoucheuse acoustician acrobat activist actuary adjudicator adjuster adjustor
    adventuress aerialist aeronaut aesthetician aetiologist agriculturalist agriculturist agronomist
    aircraftman aircraftsman aircrewman airman airwoman alcalde alderman algebraist alienist allergist
    almoner alpinist amanuensis ambassadress amputator anaesthetist anagnost anatomist anchorperson
    anesthesiologist anesthetist angiologist annotator anthologist antipope antiquarian apiarist
    apiculturist apparatchik arbiter arbitrator arboriculturist archdeacon archduchess archduke archeologist
    archpriest argonaut aristocrat arithmetician armiger armor-bearer armorer armourer arms-runner
    arrowsmith artificer artilleryman artisan artiste assassinator assayer assemblyman assemblywoman
    assessor astrogator attache attendant auteur authenticator auto-mechanic aviatress aviatrix ayah
    ayatollah bacchante backbencher backstroker bacteriologist baggageman bagger bagman bagpiper bailee
    balladeer balloonist ballplayer bandit bandleader bandmaster bandsman banneret bargee bargeman baritone
    barkeep barkeeper barnstormer baroness baronet barytone basketmaker basketweaver bassist bassoonist
    baster batman batsman batter beadle behaviorist behaviourist bellman bibliothec bibliotist biker bikie
    billionaire biophysicist blackleg blackmailer blogger bluejacket boatman boatswain boffin bombardier
    bonesetter bookbinder booker bootlegger bootmaker bosun bouncer bounty-hunter bowdlerizer bowler bowman
    bracero brakeman breaststroker breeder briber bricklayer brigand buccaneer buckaroo buckeroo bug-hunter
    bugler bugologist bureaucrat burgomaster burgrave bursar busboy busker caddie calculator calligrapher
    calligraphist candlemaker candymaker cannoneer canoeist canon canonist cantor capo car-mechanic
    carabineer carabinier carbineer cardiologist carhop caricaturist carillonneur caroler caroller
    caseworker castrato cataloger cataloguer catechist cattleman cavalier cavalryman cellist centerfielder
    ceramicist ceramist chairperson chargeman charioteer charwoman chatelaine checker chieftain chimneysweep
    chimneysweeper chiropodist chiropractor choirboy choirmaster choragus chorine chorister churchman
    churchwarden cicerone clarinetist clarinettist classicist cleric climatologist clinician cloakmaker
    clockmaker clocksmith co-pilot co-producer coachbuilder coadjutor coalman coastguardsman codetalker
    coiffeur coiffeuse collaborationist collaborator collier colonizer coloratura colorist commentator
    commissar compere compositor conciliator conductress confectioner conjurer conjuror conscript
    constructivist contadino contortionist contrabandist contralto contrapuntist convener conveyancer
    convict copilot coppersmith copyist copyreader copywriter cornerback cornetist cornhusker corsair
    cosmetologist cosmographer cosmographist cosmologist cosplayer costumer costumier counterman
    counterperson counterspy countertenor counterwoman countess courser courtier couturier cowgirl cowhand
    cowherd cowman cowpoke cowpuncher coxswain cracksman crafter cragsman crewman cricketer criminal
    criminologist crofter crook crooner crossbencher crystallographer cuirassier cultivator cupbearer
    curandera curandero cutthroat cymbalist cytogeneticist cytologist czar czarina czaritza dacoit dairymaid
    dairyman dakoit dancing-master danseur danseuse daredevil darner dauphin deacon deaconess decorator
    defender delegate deliveryman demagog demagogue demographer demographist denturist dermatologist
    desperado developer diagnostician dialectician die-sinker diemaker diesinker dietician dietitian
    diocesan diplomate diplomatist discoverer distiller distortionist diva divider docent dock-walloper
    docker dockhand dockworker doge dogfighter domestic domine dominie doorkeeper doughboy doula
    draftsperson dragoman dragoon draughtsman dribbler dropkicker drover druggist duce duchess duke dustman
    earl ecclesiastic ecdysiast ecologist econometrician econometrist educationalist educationist
    electrologist electroplater electrotherapist embalmer embassador embezzler embroiderer embroideress
    embryologist emcee emissary endocrinologist endodontist engraver enologist ensign enzymologist eparch
    equerry escapologist esquire essayist esthete esthetician estimator etcher ethnographer ethnologist
    ethologist etiologist etymologist evaluator evangelist exarch excavator exciseman exec executant exegete
    exhibitioner exodontist experimenter expurgator extortioner extortionist factotum famulus farmerette
    farrier fashionmonger fellah felon fence fermentologist fiddler fieldhand fieldsman fieldworker
    filibuster filibusterer fire-swallower firebug fisher flamen flautist floorwalker flunkey flutist
    footpad forelady foreperson forewoman forty-niner foster-nurse framer franc-tireur freebooter freelancer
    freshman frontbencher fullback fumigator funambulist functionary furrier fusilier gagman galvanizer
    gambist gamer games-master games-mistress ganger garment-worker garmentmaker gasman gastroenterologist
    gaucho genealogist generalissimo geographer geometer geometrician geophysicist geriatrician
    gerontologist gilder gillie glass-cutter glassmaker glassworker glazer glazier gleaner go-between goalie
    goalkeeper goaltender goatherd gofer gold-beater gold-worker goldbeater goldsmith goldworker gondolier
    gondoliere goon gospeler gospeller grammarian grandee granger graphologist gravedigger graverobber
    grazier grenadier greyback groom groomsman groundkeeper groundsman grower guardsman guide gunner
    gunrunner guru gymnast hack haematologist hakeem halfback handywoman hangman harlequin harmonizer harper
    harpist harpooner harpsichordist harvester hatmaker hatter hazan headwaiter helmsman hematologist herald
    herdsman herpetologist highjacker highwayman hijacker histologist hodman homeopath homoeopath hoodlum
    hoofer hornist horologer horologist horseman horseshoer horticulturist hosteller hostler hotelier
    hotelkeeper hotelman housebreaker housemaid houseman housemaster housewrecker humorist humourist
    huntress huntsman hurdler hurler husbandman hussar hydrologist hygienist hypnotizer ice-skater iceman
    ichthyologist imaum immunologist incendiary indexer infantryman infielder ingenue inoculator
    instructress instrumentalist intercessor interlocutor intermediary intermediator interne internist
    internuncio invalidator invigilator ironist ironworker jawan jazzman jongleur journeyman jurist juror
    juryman jurywoman justiciar justiciary kabbalist keyboardist khan kidnaper kidnapper killer
    knight-errant knitter lackey lama lamplighter lampooner lancer landgrave landscaper landscapist
    langlaufer lapidarist lapidary lapidist larcener larcenist lascar laundryman laundrywoman lawbreaker
    lawgiver lawmaker leatherneck lector ledgeman legate legionary lensman lepidopterist lepidopterologist
    letterer letterman lexicographer lexicologist licenser lifesaver lighterman limner limnologist
    linebacker lineman linesman linkboy linkman liquidator lithographer litter-bearer liturgist liveryman
    lobsterback lobsterman lockkeeper lockman lockmaster logistician longbowman longshoreman looter
    lumberman lutanist lutenist luthier lutist macebearer macer machinator machinist macroeconomist
    madrigalist maestro maharaja maharajah maharanee maharani mahout maidservant mailman major-domo
    major-general majorette make-peace maker malacologist malefactor malik maltman maltster mammalogist
    manageress manakin mannequin manservant manslayer mapper marathoner margrave marquess marquis marquise
    massager matcher matchmaker mediatrix medium melter mesmerist mesmerizer metalworker mezzo-soprano
    microeconomist microscopist midinette mikado militiaman milkmaid mill-girl mill-hand milliner
    millionaire millwright milord mime mimer minder mineralogist mineworker miniaturist ministrant minstrel
    minter mixologist mnemonist modeler modeller modiste moll monetarist moneyer monitrice monologist
    moon-curser moonlighter moonshiner mountaineer mufti mugger muleteer muralist murderer murderess
    musketeer mycologist mythologist nabob naprapath naturopath navvy nawab needlewoman needleworker
    negotiant negotiatress negotiatrix neologist netkeeper netminder neurobiologist neurolinguist newsagent
    newsboy ninja nobleman noblewoman notary nuncio nurse-midwife nurseryman oarsman oarswoman oboist
    oceanaut oceanographer oculist oenologist office-bearer officeholder officiant oiler oligarch ombudsman
    ombudswoman ophthalmologist optometrist orchestrator ordinand organ-grinder orientalist ornamentalist
    orthodontist orthoepist orthopaedist orthopedist orthoptist osteologer osteologist osteopath
    osteopathist ostiarius ostiary ostler otolaryngologist otologist otorhinolaryngologist outfielder
    outfitter overseer oyabun padre palaeontologist paleographer paleographist palsgrave panelist panellist
    pantomimer pantomimist pantryman paparazzo paper-pusher paperboy paramedical paraprofessional
    parapsychologist paratrooper parlormaid parlourmaid parodist parolee patentee pathfinder patrolman
    patternmaker peacekeeper peacemaker peculator pedagog pedagogue pediatrist pedodontist peeress pendragon
    penologist penpusher pentathlete peon percussionist perfumer perinatologist periodontist pharaoh
    pharmacologist phlebotomist phonetician phonologist physiologist phytochemist phytologist pigman
    pilferer pillager piper pistoleer pitcher pitchman place-kicker placekicker placeman placeseeker
    plagiarist plagiarizer plaiter planter plantsman plasterer platelayer plater play-actor playactor player
    pleader plenipotentiary ploughman ploughwright plower plowman plowwright plunderer podiatrist
    poet-singer poilu politico pomologist pontifex pontiff portraitist postgraduate postmistress postulator
    potboy potman practician practitioner praetor prebendary precentor preceptor prefect prelate presbyter
    preserver pressman prestidigitator pretor prexy priest-doctor primate princeling printmaker
    privateersman proconsul proctologist proctor procurator prof projectionist prompter promulgator
    proofreader prosthetist prosthodontist protozoologist provocateur provost psalmist psephologist
    psycholinguist psychophysicist pteridologist pundit punk punter purser pyrographer qadi quaestor
    quarrier quarryman quarterback quisling quizmaster rabble-rouser racketeer radiobiologist radiochemist
    radiographer radiotherapist rag-and-bone-man ragsorter raider rail-splitter railroader railwayman raja
    rajah ranee rani rapist rapporteur rat-catcher reaper recidivist recitalist record-keeper
    recruiting-sergeant redact redactor redcoat reenactor refinisher renovator rep repairer repairman
    reservist restorer revenuer reviewer revisionist revivalist rewriter rheumatologist rhinolaryngologist
    rifleman rigger ringmaster riveter rivetter roadie roadman roller-skater rollerblader rope-maker
    ropedancer ropemaker roper ropewalker roundsman roustabout rower rumrunner rusher rustler sachem
    sacristan saddler safebreaker safecracker sagamore sailmaker salesclerk salesgirl salter sandwichman
    sangoma sartor satirist satrap sawbones sawyer saxist saxophonist sceneshifter schoolmarm scorekeeper
    screwballer scrivener scrutineer scrutinizer sculler scullion sculptress sculpturer seafarer seamster
    second-in-command seismologist seizer selectman selectwoman semanticist semiotician semipro
    semiprofessional sempstress seneschal sericulturist serjeant sermonizer serologist serviceman servitor
    shah shamus sharecropper sharp sharpshooter sheepherder sheepman sheller shepherdess shingler shirtmaker
    shoplifter shopwalker shortstop shoveler shoveller showgirl showjumper sidekick sidesman sightreader
    signalman silver-worker silversmith silverworker skateboarder skater sketcher skivvy skycap slaughterer
    slaver slavey sledder sleuth sleuthhound smallholder snatcher snitcher sociobiologist sociolinguist
    sodbuster solderer soloist solon sommelier songster songstress sophomore soprano sorter soundman
    specialist specializer speedskater spin-doctor spiritualist splicer sportsman sportswoman spot-welder
    spotter sprigger sprinter stableboy stableman stagehand starlet stateswoman stationmaster statistician
    stealer steamfitter steelmaker steelman steelworker steeplejack steerer steersman stenographer stevedore
    stipendiary stippler stitcher stock-taker stockman stocktaker stonecutter stonemason strafer streamer
    stretcher-bearer strikebreaker stripteaser strong-armer strongman styler stylist subaltern subdeacon
    subeditor sublieutenant submariner subtracter suffragan sultan supercargo supervisor swagman
    swashbuckler sweeper swimmer swineherd switch-hitter syllogizer symbolizer symphonist symposiarch
    syncopator syntactician systematist tackler tailback tallyman tamer taoiseach tapster taskmaster
    taskmistress taste-maker taste-tester taster taxer taxman taxonomer taxonomist tea-lady teamster teaser
    techie technocrat tekki tenno tenorist tentmaker terpsichorean thane thespian thug thurifer timekeeper
    timpanist tinner tinsmith tinter tipster toastmaster tobogganist toiler tollgatherer tollkeeper tollman
    toolmaker totter touch-typist tout toxicologist tracklayer tragedienne trainbandsman trainbearer trainee
    trainman trainmaster trapshooter trawler trawlerman treasonist trencher triggerman trigonometrician
    trimmer triumvir troller trombonist troubadour troubleshooter trumpeter trustbuster tsar tsarina
    tsaritsa twiner twirler tympanist typesetter typist typographer tzar tzarina ump umpire under-secretary
    undergraduate undersecretary understudy underwriter upholsterer uranologist urologist usherette
    vaccinator valuator valuer vaquero varnisher vaudevillian vaulter ventriloquist verger vestryman
    vestrywoman veterinary vibist vibraphonist vicar-general vice-chairman vice-president vice-regent
    vicegerent videographer vintager violator violist violoncellist virtuoso viscount viscountess
    viticulturist vivisectionist vizier vlogger vocalist voicer voyager vulcanizer waggoner waggonwright
    wagoner wagonwright wainwright walker wall-paperer wallah wallpaperer warbler ward-heeler warehouseman
    warehouser warlock warlord washer washerman washerwoman washwoman watercolorist watercolourist waterer
    waterman wax-chandler webmaster weeder weigher weightlifter wheelwright whiffer whipper-in wicket-keeper
    wigmaker windtalker wingback winger wingman wireman witch woodcarver woodworker woolsorter worker
    workingman workman wrecker xylophonist yachtsman yachtswoman yakuza yardbird yardie yardman yardmaster
    yodeller youtuber
    """.split()
)
"""Likewise; too rare to look for where nothing but ``the`` stands before them."""

_ENDINGS: Final = (
    "ologist",
    "ographer",
    "smith",
    "keeper",
    "monger",
    "wright",
    "ist",
    "man",
    "woman",
    "eer",
    "maker",
)
_NO_TRADES: Final = frozenset(
    """
    altruist troublemaker matchmaker peacemaker widowmaker holidaymaker merrymaker amethyst antagonist atheist backlist batman blacklist bogeyman boogeyman bookkeep booklist
    calvinist career catalyst caveman cavewoman chauvinist checklist checkman clansman communist conformist
    consist countryman countrywoman defeatist deist desist deuteragonist dualist dutchman dutchwoman egoist
    egotist elitist englishman englishwoman enlist escapist everyman exist extremist fascist fatalist
    feminist finalist frenchman frenchwoman frontman generalist gentleman gentlewoman german hedonist
    hitlist horsewoman human humanist idealist imperialist individualist irishman irishwoman kinsman
    kinswoman layman laywoman loyalist madman madwoman maoist marxist masochist materialist middleman
    minimalist moralist motorist narcissist nationalist nightman nihilist norman nudist opportunist optimist
    ottoman pacifist perfectionist persist pessimist playlist populist preexist protagonist purist racist
    radical rationalist realist reformist reservist revisionist roman royalist sadist scotsman scotswoman
    separatist setlist sexist shortlist snowman socialist stoneman strongwoman subsist superman superwoman
    supremacist survivalist talisman theist tourist townsman townswoman tribesman tribeswoman tritagonist
    unionist waitlist walkman watchlist welshman wishlist woman workingman yachtsman zionist
    """.split()
)
"""Nouns with such an ending that are none."""


def is_trade(noun: str) -> bool:
    """Is a singular noun in lower case an occupation, by the lists or by its ending?"""
    if noun in OCCUPATIONS or noun in RARE_OCCUPATIONS:
        return True
    return len(noun) > 6 and noun.isalpha() and noun.endswith(_ENDINGS) and noun not in _NO_TRADES
