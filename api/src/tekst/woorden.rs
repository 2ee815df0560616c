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
