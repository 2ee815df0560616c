//! Word lists of the guard and of the search terms. All lower case and without diacritics, as texts are read.

/// Words that no search is about.
pub(super) const STOPWOORDEN: &str = "
aan al alle alles als altijd andere ander bent ben ben bij daar dan dat de den der des deze die dit doch doe doen door dus
een eens elk elke en enkele er geen ge had hadden heb hebben hebt heeft hem hen het hier hij hoe hun iemand iets ik
in is ja je jij jou jouw jullie kan kon konden kun kunnen maar me mee meer men met mij mijn moet moeten mag mogen
na naar niet niets nog nou nu of om omdat onder ons onze ook op over reeds te tegen tijdens toch toe tot tussen
u uit uw van vanuit veel voor waar waarom wanneer want waren was wat we wel welk welke werd werden wie wij wil willen word
worden wordt zal ze zei zelf zich zij zijn zo zoals zonder zou zouden zodat zonder zullen";

/// Word forms that the stemmer would split, each with the form that stands for it. Forms of six letters and more
/// also count at the end of a compound.
pub(super) const WOORDVORMEN: &[(&str, &str)] = &[
    ("artsen", "arts"),
    ("kinderen", "kind"),
    ("opgaves", "opgave"),
    ("gemeentes", "gemeente"),
    ("coaches", "coach"),
    ("themas", "thema"),
    ("stages", "stage"),
    ("aannames", "aanname"),
    ("crises", "crisis"),
    ("ideeen", "idee"),
    ("musea", "museum"),
    ("criteria", "criterium"),
    ("leden", "lid"),
    ("teamleden", "teamlid"),
    ("steden", "stad"),
];

/// Endings that are a stem already, which the stemmer would cut further (arts → art).
pub(super) const VASTE_STAMMEN: &[&str] = &["arts"];

/// Common first names in the Netherlands that are no ordinary words.
pub(super) const VOORNAMEN: &str = "
aaron abdel abdul abdullah adam adriaan adriana agnes ahmed ahmet aicha aisha albert alexander alicia alina ali amber amina amir amira amy
ana anass andrea andreas anna annabel anne anneke annelies annemarie annet annette annie anouk anton antonia antoon arie arend arjan
arjen arno arnold arthur astrid aya ayaan ayoub ayse babette barbara bart beatrix beau ben benjamin bente bernard bert bianca bilal bjorn
bob boaz bram brecht brenda brian bryan britt cornelis cornelia carla carlijn carmen carolien caroline casper catharina celine chantal charlotte chiara
chloe chris christa christiaan christina claudia coen corrie daan damian dani daniel danielle danny daphne dave david davy debby deborah delano
denise dennis desiree dewi diana dick diederik dilara dina dirk djamila dominique doortje doris dunya dylan eddy edith edwin elena elif elin elisa
elisabeth elise elize ella ellen elly els elsa elske emil emily emine emir emma emre eric erica erik erika erwin esmee esra esther eva evelien
evelyn evi evy ewout fabian fabienne farid fatih fatima fatma feline felix femke fenna fenne fenna ferdinand fien fiene finn fleur floris floortje
frank frans fred frederik frederique freek frits gabriel geert gerard gerben gerda gerrit gert gijs gina giovanni giulia gizem guus gwen hamza hanna hannah
hanneke hans harm harry hasan hassan hatice heleen helena hendrik hendrika henk henny henriette herman hessel hicham hilde hugo huseyin hussein ibrahim ilias ilse
iman imane imke ines inge ingrid irene iris isa isaac isabel isabella isabelle ismail ivo jaap jack jacob jacqueline jaimy jamal jamila james jan
janna janne janneke jannes jarno jasmijn jasper jayden jeanette jeffrey jelle jennifer jenny jens jeroen jesse jessica jip joan job jochem
joel johan johanna johannes john jolanda jolien jonas jonathan joost jordy jorin joris jorn joshua josephine joyce judith julia julian julie juliette
jurre justin kaan karel karen karim karin karlijn kasper kate kees kelly kevin khadija khalid kiki kim kimberly klaas klaartje koen koos kyan kylian
lara lars laura laurens leah leila lena lennart lennox leo leon leonie levi leyla liam liana lianne lieke lies liesbeth lieve lily linda
linde lindsay lisa lisanne liselotte liv livia liz loes loek lola lotte lou louis louisa louise luca lucas lucia luna luuk lynn maaike maarten
maartje madelief maja malak manon manuel marc marcel marga margot margriet maria mariam marianne marieke marije marijke marijn marin marina marit marjan
marjolein mark marleen marlies marloes marnix martha martijn martin martine mary maryam mathijs matthijs matthias maud maurice maurits max maxime meike mehmet
melanie melissa merel merve michael michel michelle michiel mick miep mike mila milan milou mina mira miranda mirjam mirthe mohamed mohammed
monica monique moniek mostafa murat mustafa myrthe nadia nadine naomi natalie nathalie nathan niek niels nikki nikita nina noa noah noor noortje
nora noud nynke olaf olga olivia olivier omar oscar oskar oumaima ouassim pascal patrick patricia paul paula pauline pepijn peter petra philip pien
pieter piet pietje pim pleun quinten quinty rachel rachid ralph raphael rayan rebecca reinier remco renate rene renee renske rianne richard rick riet rik
rinus rob robbert robert robin roel roeland roemer romy ronald ronnie rosa rosalie rosanne roy ruben rudolf ruud ryan sabine sam samantha samira
samuel sandra sanne sara sarah saskia sebastiaan selena selim selin selma sem senna serena sergio sharon sienna sietse sigrid silke silvia simon simone sjaak
sjoerd sofia sofie sophia sophie sonja soufiane stef stefan stefanie stella steven stijn sunniva susan susanne suzan suzanne suus sven svenja sybren sylvia sylvie
tamara tanja tara tatum teun teuntje tess tessa thea theo thijmen thijs thijn thirza thomas tijmen tijn tijs tim timo timothy tina tineke tirza tjeerd
tobias tom tomas toon trudy tuana tygo tyler valentijn valerie vera veerle victor victoria vincent wesley willem willemijn wim wendy wessel wietse
wouter xander yasin yasmin yasmina yassin yassine yara yvonne youssef yusuf youri yunus zahra zakaria zara zeynep zoe zoey";

/// First names that are ordinary words, abbreviations or brands too: a name only where nothing else would be capitalised.
pub(super) const VOORNAMEN_OF_WOORDEN: &str = "
bas bo cas cato daisy faas fay floor gijsje guusje hidde jade jet jill joy juul kai kay keet lente lev linde lot luus lux mare mees mels melle
nova olaf puck ravi rens rian roos saar scott siem storm sterre sef siebe ties tuur teddy wolf wil yara zita";

/// Words for a child or a relative, singular: who bears the name beside it is the person.
pub(super) const ROLLEN: &str = "
leerling leerlinge kind kindje kleuter peuter baby puber tiener jongere jeugdige jongen jongetje meisje meid zoon zoontje dochter dochtertje
moeder vader mama papa ouder verzorger oma opa broer broertje zus zusje zuster tante oom neef neefje nicht nichtje kleinkind kleinzoon
kleindochter grootmoeder grootvader client cliente patient scholier voogd gezin tweeling thuiszitter deelneemster klasgenoot
vriendje vriendinnetje vriendin vriend buurjongen buurmeisje buurvrouw buurman bonusmoeder bonusvader mevrouw meneer mevr";

/// The same in plural, and forms of address of colleagues: an unknown capitalised word may be a place or team.
pub(super) const ROLLEN_RUIM: &str = "
student studente leerlingen kinderen jongeren jeugdigen jongens meisjes zonen dochters moeders vaders ouders verzorgers broers zussen clienten patienten
studenten gezinnen families familie fam kleuters peuters collega juf meester mentor mw dhr hr heer docent leraar leerkracht begeleider coach";

/// Capitalised words that are no names of people: how sentences start, places, institutions, languages, months.
pub(super) const GEEN_NAMEN: &str = "
ik je jij u we wij ze zij hij het de een er dit dat deze die hoe wat wie waar waarom wanneer welke welk als dan en of maar want dus ook om op in uit
aan af al alle allebei als bij daar daarom daarna door dus echt eerst eigenlijk geen graag heb heeft hebben hun hier ieder iedereen iemand ik is
kan kunnen komt komen laat maak mag mijn moet moeten na naast naar niet nog nu omdat onder ons onze ook op over samen sinds soms te tegen
terwijl toch tot tussen uw van vaak vanuit veel verder vervolgens via vooral voor vraag wel werkt wil willen word wordt worden zal zelf zijn zo
zodra zonder zou zouden doel tip let vraag voorbeeld stap fase tabel figuur deel hoofdstuk artikel lid paragraaf versie bijlage pagina model
januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
kerst pasen pinksteren ramadan suikerfeest corona covid
nederland belgie duitsland europa vlaanderen nederlands nederlandse engels engelse duits frans fries friese turks turkse arabisch arabische pools
poolse oekraiens oekraiense marokkaanse surinaams surinaamse antilliaanse syrische somalische eritrese roma sinti islam islamitische christelijke
katholieke joodse protestantse openbare rk
groningen friesland fryslan drenthe overijssel flevoland gelderland utrecht holland noord zuid oost west zeeland brabant limburg twente achterhoek veluwe
randstad amsterdam rotterdam haag gravenhage eindhoven tilburg almere breda nijmegen apeldoorn haarlem arnhem amersfoort zaanstad haarlemmermeer hertogenbosch
zwolle zoetermeer leiden leeuwarden maastricht dordrecht ede alphen alkmaar emmen delft venlo deventer helmond hilversum purmerend roosendaal
veenendaal assen zwijndrecht lelystad hoorn vlissingen middelburg hengelo enschede almelo gouda schiedam vlaardingen spijkenisse katwijk texel
aarde gerdes verwoerdt erasmus montessori dalton jenaplan freinet
po vo mbo hbo wo havo vwo vmbo mavo gymnasium atheneum entree pro vso sbo bao cjg smw ggd ggz njI nji skj big bpsw nip nvo ib
wet wmo wlz avg jeugdwet leerplichtwet participatiewet
volg volgsysteem systeem lokaal loket huis punt plein perspectief contact centraal midden balans actief vooruit thuis veilig stem
met andere ogen zorg agenda platform vakmanschap lerende praktijk praktijken community kennis kennisnet programma project pilot
expertise ervaring ervaringskennis hulp raad daad taal spel sport muziek kunst rekenen lezen schrijven toets cito iep
smartphone facebook instagram tiktok snapchat whatsapp teams zoom magister somtoday parnassys esis youtube google microsoft
autisme adhd add ass tos lvb dyslexie mdo top oop opp kwaliteitskader inspectie rijk minister ministerie";

/// Beginnings of capitalised words of the field, compounds included.
pub(super) const GEEN_NAMEN_BEGIN: &[&str] = &[
    "jeugd",
    "jongere",
    "school",
    "scholen",
    "onderwijs",
    "ouder",
    "leerling",
    "leerplicht",
    "leervra",
    "kind",
    "zorg",
    "gezin",
    "wijk",
    "buurt",
    "gemeente",
    "regio",
    "stichting",
    "vereniging",
    "centrum",
    "samenwerk",
    "speciaal",
    "primair",
    "voortgezet",
    "passend",
    "praktijk",
    "basis",
    "beroeps",
    "opvoed",
    "pleeg",
    "pedago",
    "psycho",
    "ontwikkel",
    "maatschapp",
    "sociaal",
    "sociale",
    "ervarings",
    "begeleid",
    "behandel",
    "intern",
    "ambulant",
    "preventi",
    "signal",
    "coordin",
    "professional",
    "docent",
    "mentor",
    "leraar",
    "leerkracht",
    "team",
    "organisatie",
    "partner",
    "inclusi",
    "thuiszit",
    "verpleeg",
    "arts",
    "huisarts",
    "kracht",
    "veilig",
    "welzijn",
    "eerste",
    "tweede",
    "toegepast",
    "bescherm",
    "opleid",
    "leren",
    "peuter",
    "kleuter",
    "universiteit",
    "hogeschool",
    "kenniscentr",
    "academi",
];

/// Endings of capitalised words that name an institution, a thing or a people, not a person.
pub(super) const GEEN_NAMEN_EIND: &[&str] = &[
    "school",
    "scholen",
    "schools",
    "college",
    "lyceum",
    "coach",
    "coaches",
    "begeleiding",
    "verband",
    "team",
    "teams",
    "loket",
    "punt",
    "hulp",
    "zorg",
    "wet",
    "plan",
    "dienst",
    "raad",
    "regio",
    "project",
    "programma",
    "platform",
    "systeem",
    "huis",
    "centrum",
    "bureau",
    "kamer",
    "klas",
    "groep",
    "onderwijs",
    "opvang",
    "werk",
    "kunde",
    "logie",
    "training",
    "methode",
    "heid",
    "ing",
    "ingen",
    "tie",
    "ties",
    "iteit",
    "schap",
    "ische",
    "isch",
    "aanse",
    "aans",
    "landse",
    "lands",
    "ijnse",
    "stad",
    "burg",
    "dam",
    "dorp",
    "drecht",
];

/// Words that name a diagnosis or a condition, or begin such a word.
pub(super) const DIAGNOSES: &str = r"autis\w*|ass|adhd|add|odd|tos|ptss|lvb|mcdd|pdd-?nos|asperger|dysle\w*|dyscalcul\w*|anorex\w*|boulimi\w*|eetstoornis\w*|depress\w*|angststoornis\w*|dwangstoornis\w*|gedragsstoornis\w*|hechtings\w*|gilles|tourette|epileps\w*|diabetes|suikerziekte|verstandelijk\w*|hoogbegaafd\w*|suicid\w*|zelfbeschadig\w*|automutil\w*|psychos\w*|psychotisch\w*|borderline|verslaa?f\w*|trauma\w*|downsyndroom|down|fas|hechtingsproblem\w*|misbruik\w*|mishandel\w*|kanker|leukemie|selectief mutis\w*|mutisme|bedplassen|stoornis\w*";
