//! Reasons in words: of a refused row, and of a refused or stopped delivery.

use std::borrow::Cow;

use entity::{
    inzending::{Aanhouding, Reden},
    inzending_regel::Code,
};

use crate::{error::Uitleg, tekst::Taal};

fn kies(taal: Taal, (nl, en): (&'static str, &'static str)) -> Cow<'static, str> {
    taal.kies(nl, en).into()
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        kies(
            taal,
            match self {
                Self::RijOnleesbaar => (
                    "De rij heeft meer of minder cellen dan de kopregel, of is geen JSON-object.",
                    "The row has more or fewer cells than the header, or is no JSON object.",
                ),
                Self::LidnummerOngeldig => (
                    "Het lidnummer ontbreekt, of heeft andere tekens dan letters, cijfers, spatie en - . / _, of meer dan 40.",
                    "The lidnummer is missing, or has other signs than letters, digits, space and - . / _, or more than 40.",
                ),
                Self::LidnummerDubbel => (
                    "Dit lidnummer staat meer dan één keer in de inzending.",
                    "This lidnummer stands in the delivery more than once.",
                ),
                Self::WaardeOntbreekt => ("Een verplichte waarde ontbreekt.", "A required value is missing."),
                Self::TeLang => (
                    "De waarde is te lang: ten hoogste 120 tekens.",
                    "The value is too long: 120 characters at most.",
                ),
                Self::TekenNietToegestaan => (
                    "De waarde bevat een onzichtbaar stuurteken.",
                    "The value contains an invisible control character.",
                ),
                Self::CoderingVerdacht => (
                    "De waarde lijkt in een andere codering geschreven. Sla het bestand op als UTF-8.",
                    "The value seems to be written in another encoding. Save the file as UTF-8.",
                ),
                Self::Persoonsgegeven => (
                    "Hier staat een nummer of adres dat niet mag worden aangeleverd (zoals een BSN, IBAN, e-mailadres of telefoonnummer).",
                    "This is a number or address that may not be delivered (such as a BSN, IBAN, e-mail address or telephone number).",
                ),
                Self::DatumOngeldig => (
                    "Dit is geen datum als 31-01-2026 of 2026-01-31.",
                    "This is no date such as 31-01-2026 or 2026-01-31.",
                ),
                Self::EindVoorBegin => (
                    "De einddatum ligt voor de ingangsdatum.",
                    "The end lies before the beginning.",
                ),
                Self::StatusOnbekend => (
                    "Deze status is niet bekend: aangemeld, actief, opgezegd, beëindigd of overleden.",
                    "This status is not known: aangemeld, actief, opgezegd, beëindigd or overleden.",
                ),
                Self::LidsoortOnbekend => (
                    "De vereniging heeft geen lidsoort met deze code of naam.",
                    "The association has no lidsoort with this code or name.",
                ),
                Self::RegisternummerOngeldig => (
                    "Dit is geen registratienummer: SKJ heeft 5 tot 12 cijfers, BIG 11.",
                    "This is no registration number: SKJ has 5 to 12 digits, BIG 11.",
                ),
            },
        )
    }
}

impl Uitleg for Reden {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        kies(
            taal,
            match self {
                Self::Leeg => ("Er staan geen rijen in.", "There are no rows in it."),
                Self::LidnummerOntbreekt => (
                    "Geen kolom van de kopregel is die van het lidnummer.",
                    "No column of the header is that of the lidnummer.",
                ),
                Self::KolomDubbel => (
                    "Twee kolommen zijn voor hetzelfde veld.",
                    "Two columns are for the same field.",
                ),
                Self::TeveelKolommen => (
                    "Er zijn ten hoogste 200 kolommen.",
                    "There are 200 columns at most.",
                ),
                Self::Codering => (
                    "De codering is niet te lezen. Sla het bestand op als UTF-8.",
                    "The encoding cannot be read. Save the file as UTF-8.",
                ),
                Self::RijTeGroot => ("Een rij is groter dan 64 KiB.", "A row is larger than 64 KiB."),
                Self::TeveelRijen => (
                    "Er zijn meer rijen dan `limieten { deliveryRows }`.",
                    "There are more rows than `limieten { deliveryRows }`.",
                ),
                Self::TeGroot => (
                    "Het bestand is groter dan `limieten { delivery }`.",
                    "The file is larger than `limieten { delivery }`.",
                ),
                Self::RijenGeweigerd => (
                    "Er zijn rijen geweigerd, en deze inzending wordt in haar geheel toegepast of niet.",
                    "Rows were refused, and this delivery is applied as a whole or not at all.",
                ),
                Self::Verouderd => (
                    "De inzending rust op een oudere stand dan die van nu.",
                    "The delivery rests on an older stand than the present one.",
                ),
                Self::Afgebroken => (
                    "De ontvangst is halverwege afgebroken; er is niets gewijzigd.",
                    "The reception ended halfway; nothing was changed.",
                ),
                Self::Afgewezen => ("De inzending is afgewezen.", "The delivery was turned down."),
                Self::WerkmapOnleesbaar => (
                    "Het rekenblad is niet te openen, of pakt groter uit dan mag. Sla het op als .xlsx zonder wachtwoord.",
                    "The spreadsheet cannot be opened, or unpacks to more than may be. Save it as .xlsx without a password.",
                ),
                Self::BladOntbreekt => (
                    "Het rekenblad heeft geen blad met deze naam.",
                    "The spreadsheet has no sheet of this name.",
                ),
            },
        )
    }
}

impl Uitleg for Aanhouding {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        kies(
            taal,
            match self {
                Self::Drempel => (
                    "De inzending raakt meer lidmaatschappen dan de drempel.",
                    "The delivery touches more memberships than the threshold.",
                ),
                Self::VeelBeeindigd => (
                    "De inzending zou een vijfde of meer van de lopende lidmaatschappen beëindigen.",
                    "The delivery would end a fifth or more of the running memberships.",
                ),
            },
        )
    }
}
