//! N+1 is impossible: each canonical query takes the same number of SQL statements for 2 rows and for 50.

use expect_test::expect_file;
use serde_json::json;
use std::{collections::BTreeSet, fmt::Write};

use api::auth::{LOCAL_ISSUER, Role, TokenSpec};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect, Statement};

use crate::kit::{Stage, both, db::Backend};

/// What clients ask most, by the names of the benchmark; `$n` is the page size.
const CANONICAL: &[(&str, &str)] = &[
    ("R2 feed", "query($n: Int!) { leervragen(first: $n) { nodes { tekst aantalHerkenningen praktijk { naam }
        factoren { naam } parameters { naam } samenwerkingsvorm { naam } activiteit { titel } herkendDoorMij
        themas(first: 2) { nodes { naam } } ontwikkelopgaven(first: 2) { nodes { titel editie { titel } } }
        vrager { naam member { naam } discipline { naam } } } } }"),
    ("R3 agenda", "query($n: Int!) { agenda(domein: BREED_JEUGDDOMEIN) { titel ontwikkelopgaven(first: $n) { nodes { titel
        leervragen(first: 5) { totalCount nodes { tekst } } themas(first: 2) { nodes { naam } } } } } }"),
    ("R4 praktijken", "query($n: Int!) { lerendePraktijken(first: $n) { nodes { naam leadOrganisatie { naam } partners { naam }
        gebied { naam } onderwijssoorten deelnames(first: 3) { nodes { rol member { naam disciplines { naam } } } }
        leervragen(first: 3) { totalCount nodes { tekst } } } } }"),
    ("teams", "query($n: Int!) { lerendePraktijken(first: $n, filter: { tekst: \"lerende\" }) { totalCount nodes { doel vraag werkwijze
        deelnames(first: 2) { nodes { naam zichtbaarheid } } partnerschappen(first: 2) { nodes { van organisatie { naam } } }
        oudersLeerlingen(first: 2) { nodes { datum ouders { aantal } leerlingen { ontbreekt } } }
        uitnodigingen(first: 2) { totalCount nodes { status member { naam } door { naam } deelname { rol } } }
        canvas { wie versies(first: 2) { nodes { auteur { naam } verschil { wie { tekst } } } } } } } }"),
    ("canvassen", "query($n: Int!) { canvassen(first: $n) { totalCount nodes { status praktijk { naam } versies(first: 2) { nodes { nummer } } } } }"),
    ("learning", "query($n: Int!) { lerendePraktijken(first: $n) { nodes { analyseToestemming { gegevenDoor { naam } }
        analyseToestemmingen(first: 2) { totalCount } cycli(first: 2) { totalCount nodes { stand metingen(first: 2) { nodes { soort } }
        reflectie { versie vorige { versie } vastOp { naam } door { naam } } reflecties(first: 2) { totalCount }
        verbeterstappen(first: 2) { nodes { tekst organisatie { naam } deelname { rol } verloop(first: 2) { nodes { stand door { naam } } } } } } } } } }"),
    ("measured", "query($n: Int!) { lerendePraktijken(first: $n) { nodes { metingen(first: 2) { totalCount nodes { samenvatting gerespondeerd
        cyclus { nummer } raamwerk { naam } stellingenlijst { titel } vervangt { soort } vervangenDoor { soort } vastgesteldDoor { naam }
        niveaus { niveau { term } verdeling { laag { aantal } } } stellingen { stelling { versie } telling { percentage } }
        observaties { factor { naam } } } } } } }"),
    ("trend", "query($n: Int!) { lerendePraktijken(first: $n) { nodes { trend { parameters { punten { ordinaal meting { soort } } } } } } }"),
    ("stellingen", "query($n: Int!) { stellingenlijsten(first: $n) { totalCount nodes { titel vorige { versie } praktijk { naam } stellingen { tekst } } } }"),
    ("R7 filtered", "query($n: Int!) { leervragen(first: $n, filter: { sector: [ONDERWIJS, JEUGDHULP], status: GEPUBLICEERD,
        tekst: \"samenwerken\" }) { totalCount nodes { tekst } } }"),
    ("members", "query($n: Int!) { members(first: $n) { totalCount nodes { naam disciplines { naam } organisatie { naam }
        gebied { naam } deelnames(first: 2) { nodes { praktijk { naam } } } leervragen(first: 2) { nodes { tekst } }
        lidmaatschappen(first: 2) { nodes { beroepsvereniging { naam } } } } } }"),
    ("opgaven", "query($n: Int!) { ontwikkelopgaven(first: $n, filter: { geldigOp: \"2024-01-01\" }) { nodes { titel overnames(first: 2) { nodes { reden thema { naam } versie { naam } } }
        onderbouwingen(first: 2) { totalCount nodes { reden versie { tekst } themaVersie { naam } leervraag { tekst } } }
        reacties(first: 2) { nodes { tekst beroepsvereniging { naam } } } reactieTelling { steun }
        trekker { van } uitvoerders(first: 2) { nodes { rol organisatie { naam } } }
        voortgang { stand } voortgangen(first: 2) { nodes { tekst gecorrigeerdDoor { stand } } }
        kennisitems(first: 2) { nodes { titel } } activiteiten(first: 2) { nodes { titel } } } } }"),
    ("kennisitems", "query($n: Int!) { kennisitems(first: $n) { totalCount nodes { titel ontwikkelopgaven(first: 2) { nodes { titel } } } } }"),
    ("activiteiten", "query($n: Int!) { activiteiten(first: $n) { totalCount nodes { titel praktijk { naam } partners { naam }
        inzichten(first: 2) { totalCount nodes { tekst factoren { naam } leervragen(first: 2) { nodes { tekst } } } } } } }"),
    ("inzichten", "query($n: Int!) { inzichten(first: $n) { totalCount nodes { tekst indiener { naam } activiteit { titel }
        factoren { naam inzichten(first: 2) { nodes { tekst } } } leervragen(first: 2) { nodes { tekst
        inzichten(first: 2) { nodes { tekst } } } } } } }"),
    ("experts", "query($n: Int!) { experts(first: $n) { totalCount nodes { naam member { naam } factoren { naam } themas { naam }
        vragen(first: 2) { totalCount nodes { tekst } } } } }"),
    ("expertvragen", "query($n: Int!) { expertVragen(first: $n) { totalCount nodes { tekst antwoord leervraag { tekst
        expertVragen(first: 2) { nodes { tekst } } } vrager { naam discipline { naam } member { naam } } expert { naam }
        behandelaar { naam } } } }"),
    ("bijdragen", "query($n: Int!) { bijdragen(first: $n) { totalCount nodes { tekst schrijver { naam discipline { naam } }
        meldingen(first: 2) { totalCount nodes { reden } } leervraag { tekst bijdragen(first: 2) { nodes { tekst } } } } } }"),
    ("reported texts", "query($n: Int!) { tekstMeldingen(first: $n) { totalCount nodes { soort reden uitkomst
        object { ... on Activiteit { titel praktijk { naam } verborgen { reden } } } } } }"),
    ("hidden words", "query($n: Int!) { goodPractices(first: $n) { nodes { overnames(first: 2) { nodes { aanpassingen
        verborgen { reden toelichting } } } } } }"),
    ("begrippen", "query($n: Int!) { begrippen(first: $n, filter: { tekst: \"sam\" }) { totalCount nodes { term vormen { vorm }
        betekenissen { discipline { naam } tekst } voorsteller { naam } } } }"),
    ("in other words", "query($n: Int!) { leervragen(first: $n, filter: { tekst: \"smw\" }) { totalCount nodes { tekst
        begrippen { term } } } }"),
    ("search", "query($n: Int!) { zoek(tekst: \"samen\", filter: { soort: [LEERVRAAG] }, first: $n) { totalCount nodes { score
        object { ... on Leervraag { tekst } } fragmenten { veld stukken { tekst } } } } }"),
    ("search facets", "query($n: Int!) { zoekFacetten(tekst: \"samen\") { soorten { aantal } leervragen { totaal { aantal }
        perDiscipline { discipline { naam } } } } leervragen(first: $n) { nodes { id } } }"),
    ("themas", "query($n: Int!) { themas(first: $n) { nodes { naam ouder { naam } leervragen(first: 2) { totalCount nodes { tekst } }
        bundelingen(first: 2) { nodes { reden door { naam } leervraag { tekst } } }
        versies(first: 2) { nodes { naam verschil { naam { tekst } } } } } } }"),
    ("what needs an eye", "query($n: Int!) { themas(first: $n, filter: { aandacht: [DUN, OMSTREDEN] }) { totalCount nodes { naam
        aandacht { bronnen redenen { reden aantal } } } } }"),
    ("in no thema", "query($n: Int!) { ongebundeldeLeervragen(first: $n) { totalCount nodes { sinds leervraag { tekst
        bundelingen(first: 2) { nodes { thema { naam } redenEinde } } } } } }"),
    ("beroepsverenigingen", "query($n: Int!) { beroepsverenigingen(first: $n) { nodes { naam lidsoorten { naam } opgegaanIn { naam }
        lidmaatschappen(first: 2) { totalCount } } } }"),
    ("umbrellas", "query($n: Int!) { beroepsverenigingen(first: $n) { nodes { koepels { naam } aangesloten(first: 2) { totalCount nodes { naam } } } } }"),
    ("gebieden", "query($n: Int!) { gebieden(first: $n, filter: { soort: GEMEENTE }) { nodes { naam opvolger { naam } liggingen { gebied { naam } } } } }"),
    ("looking back", "query($n: Int!) { ontwikkelopgaven(first: $n) { nodes { herkomst { soort voorgangers(first: 2) { nodes { titel } } }
        opvolgers(first: 2) { nodes { titel } } bewijs { totaal { aantal } perSector { telling { aantal } }
        perDiscipline { discipline { naam } telling { aantal } } perThema { thema { naam } themaVersie { naam } } } } } }"),
    ("what became of it", "query($n: Int!) { agenda(domein: BREED_JEUGDDOMEIN) { ontwikkelopgaven(first: 1) { nodes {
        leervragen(first: $n) { nodes { watErvanWerd { soort op reden thema { naam } ontwikkelopgave { titel } editie { titel } leervraag { tekst } } } } } } } }"),
    ("logboek", "query($n: Int!) { logboek(first: $n) { nodes { handeling betrokkene { naam } } } }"),
    ("editor", "query($n: Int!) { leervragen(first: $n) { nodes { indiener { naam } gebied { naam } signalen { code }
        versies(first: 2) { totalCount nodes { auteur { naam } } } } } }"),
    ("moderatie", "query($n: Int!) { moderatie(first: $n) { totalCount nodes { redenen { soort sinds } claim { door { naam } tot }
        leervraag { tekst signalen { code } samengevoegdMet(first: 2) { nodes { tekst } } mogelijkeDubbelen(first: 2) { totalCount nodes { score } }
        meldingen(first: 2) { totalCount nodes { reden melder { naam } dubbelVan { tekst } } } } } } }"),
    ("besluiten", "query($n: Int!) { moderatiebesluiten(first: $n) { totalCount nodes { soort door { naam }
        regels { leervraag { tekst } naar { tekst } losgeraaktVan { tekst } } } } }"),
    ("berichten", "query($n: Int!) { viewer { berichten(first: $n) { totalCount nodes { soort praktijk { naam } uitnodiging { rol } leervraag { tekst samengevoegdIn { tekst } }
        melding { uitkomst } goodPractice { titel } expertVraag { tekst }
        bijdrage { tekst } inzicht { tekst } begrip { term } agendaReactie { standpunt } } } } }"),
    ("told of texts", "query($n: Int!) { viewer { berichten(first: $n) { totalCount nodes { soort tekstMelding { uitkomst }
        tekst { ... on Activiteit { titel } } } } } }"),
    ("invitations", "query($n: Int!) { viewer { uitnodigingen(first: $n) { totalCount nodes { rol status praktijk { naam } door { naam } } } } }"),
    ("good practices", "query($n: Int!) { goodPractices(first: $n) { totalCount nodes { titel status version praktijk { naam } indiener { naam }
        factoren { naam } samenwerkingsvorm { naam } onderwijssoorten oordelen { werkt } ontwikkelopgaven(first: 2) { nodes { titel } }
        leervragen(first: 2) { nodes { tekst } } versies(first: 2) { nodes { nummer auteur { naam } verschil { wat { tekst } } } }
        overnames(first: 2) { totalCount nodes { praktijk { naam } ervaringen(first: 2) { nodes { oordeel } } } } } } }"),
    ("practices in talk", "query($n: Int!) { goodPractices(first: $n) { nodes { titel begrippen { term }
        bijdragen(first: 2) { totalCount nodes { tekst } } meldingen(first: 2) { totalCount nodes { reden } } } } }"),
    ("practices in words", "query($n: Int!) { goodPractices(first: $n, filter: { tekst: \"mdo\" }) { totalCount nodes { titel } } }"),
    ("where they travel", "query($n: Int!) { lerendePraktijken(first: $n) { nodes { goodPractices(first: 2) { nodes { titel } }
        overnames(first: 2) { nodes { goodPractice { titel } } } } } }"),
    ("what answers", "query($n: Int!) { leervragen(first: $n) { nodes { goodPractices(first: 2) { nodes { titel } }
        ontwikkelopgaven(first: 2) { nodes { goodPractices(first: 2) { nodes { titel } } } } } } }"),
    ("reflecties", "query($n: Int!) { viewer { reflecties(first: $n) { totalCount nodes { tekst
        reflectievraag { tekst factor { naam reflectievragen { tekst } } } } } } }"),
    ("meldingen", "query($n: Int!) { viewer { meldingen(first: $n) { totalCount nodes { leervraag { tekst } dubbelVan { tekst } } } } }"),
];

/// Makes every row refer to something, so that two rows ask for as many relations as fifty.
async fn refer_everywhere(t: &Stage) {
    for statement in [
        "UPDATE leervraag SET activiteit_id = (SELECT id FROM activiteit LIMIT 1), weergave = 'NAAM',
         gebied_id = (SELECT id FROM gebied LIMIT 1), signalen = NULL,
         samenwerkingsvorm_id = (SELECT id FROM raamwerk_element WHERE soort = 'VARIANT' LIMIT 1),
         praktijk_id = (SELECT id FROM praktijk LIMIT 1), indiener_id = vrager_id",
        "UPDATE member SET organisatie_id = (SELECT id FROM organisatie LIMIT 1), gebied_id = (SELECT id FROM gebied LIMIT 1)",
        "UPDATE member SET zichtbaarheid = 'LEDEN'",
        "INSERT INTO member_discipline (member_id, discipline_id) SELECT id, (SELECT id FROM discipline LIMIT 1) FROM member
         WHERE true ON CONFLICT DO NOTHING",
        "INSERT INTO praktijk_partner (id, praktijk_id, organisatie_id, version, created_at, updated_at)
         SELECT id, id, (SELECT id FROM organisatie LIMIT 1), 1, created_at, updated_at FROM praktijk",
        "INSERT INTO ouders_leerlingen (id, praktijk_id, datum, ouders, leerlingen, version, created_at, updated_at)
         SELECT id, id, '2025-01-01', 4, 9, 1, created_at, updated_at FROM praktijk",
        "INSERT INTO uitnodiging (id, praktijk_id, member_id, rol, status, door_id, deelname_id, verloopt_op, version, created_at,
         updated_at) SELECT id, praktijk_id, (SELECT member_id FROM identity WHERE subject = 'demo-anna'), rol, 'AANVAARD', member_id,
         id, '2099-01-01T00:00:00+00:00', 1, created_at, updated_at FROM deelname",
        "UPDATE deelname SET zichtbaarheid = 'LEDEN'",
        "INSERT INTO canvas (id, praktijk_id, status, wie, demo, version, created_at, updated_at)
         SELECT id, id, 'GEDEELD', 'Wij.', true, 1, created_at, updated_at FROM praktijk WHERE true ON CONFLICT DO NOTHING",
        "INSERT INTO canvas_versie (id, canvas_id, nummer, wie, gedeeld, auteur_id, created_at)
         SELECT id, id, 9, 'Wij.', true, (SELECT id FROM member LIMIT 1), created_at FROM canvas",
        "UPDATE praktijk SET gebied_id = (SELECT id FROM gebied LIMIT 1),
         lead_organisatie_id = (SELECT id FROM organisatie LIMIT 1)",
        "INSERT INTO bundeling (id, thema_id, leervraag_id, van) SELECT id, (SELECT id FROM thema WHERE status = 'GEPUBLICEERD' LIMIT 1),
         id, created_at FROM leervraag WHERE true ON CONFLICT DO NOTHING",
        "UPDATE beroepsvereniging SET opgegaan_in_id = (SELECT id FROM beroepsvereniging WHERE afkorting = 'NIP')",
        "INSERT INTO uitvoerder (id, opgave_id, rol, organisatie_id, van, version, created_at, updated_at)
         SELECT id, id, 'PARTNER', (SELECT id FROM organisatie LIMIT 1), '2026-01-01', 1, created_at, updated_at FROM opgave",
        "INSERT INTO voortgang (id, opgave_id, volgnummer, stand, tekst, datum, demo, created_at)
         SELECT id, id, 99, 'LOOPT', 'Het loopt.', '2026-01-01', true, created_at FROM opgave",
        "INSERT INTO reactie (id, editie_id, opgave_id, afzender, beroepsvereniging_id, standpunt, tekst, demo, version, created_at,
         updated_at) SELECT id, editie_id, id, 'VERENIGING', (SELECT id FROM beroepsvereniging LIMIT 1), 'STEUN', 'Goed.', true, 1,
         created_at, updated_at FROM opgave",
        "INSERT INTO opgave_kennisitem (opgave_id, kennisitem_id) SELECT id, (SELECT id FROM kennisitem WHERE gepubliceerd LIMIT 1)
         FROM opgave WHERE true ON CONFLICT DO NOTHING",
        "INSERT INTO opgave_activiteit (opgave_id, activiteit_id) SELECT id, (SELECT id FROM activiteit LIMIT 1)
         FROM opgave WHERE true ON CONFLICT DO NOTHING",
        "INSERT INTO melding (id, leervraag_id, melder_id, dubbel_van_id, reden, created_at)
         SELECT id, id, (SELECT member_id FROM identity WHERE subject = 'demo-anna'), id, 'DUBBEL', created_at
         FROM leervraag WHERE status = 'GEPUBLICEERD'",
        "UPDATE moderatie SET door_id = (SELECT id FROM member LIMIT 1), geclaimd_tot = '2099-01-01T00:00:00+00:00'",
        "INSERT INTO besluit (id, soort, door_id, created_at)
         SELECT id, 'PUBLICEREN', (SELECT id FROM member LIMIT 1), created_at FROM leervraag",
        "INSERT INTO besluit_regel (id, besluit_id, nummer, leervraag_id, naar_id, uitkomst, versie_na, status_voor)
         SELECT id, id, 1, id, id, 'GEDAAN', 1, 'INGEDIEND' FROM leervraag",
        "INSERT INTO bericht (id, member_id, soort, leervraag_id, melding_id, praktijk_id, uitnodiging_id, created_at)
         SELECT id, melder_id, 'MELDING_AFGEHANDELD', leervraag_id, id, (SELECT id FROM praktijk LIMIT 1),
         (SELECT u.id FROM uitnodiging u WHERE u.member_id = melder_id LIMIT 1), created_at FROM melding",
        "INSERT INTO goodpractice (id, praktijk_id, indiener_id, samenwerkingsvorm_id, status, gedeeld_op, aantal_praktijken, titel, wat,
         voor_wie, demo, version, created_at, updated_at)
         SELECT id, (SELECT id FROM praktijk LIMIT 1), vrager_id, (SELECT id FROM raamwerk_element WHERE soort = 'VARIANT' LIMIT 1),
         'GEDEELD', created_at, 1, 'Rondgang', 'Wij lopen.', 'Teams.', true, 1, created_at, updated_at FROM leervraag",
        "INSERT INTO goodpractice_versie (id, goodpractice_id, nummer, auteur_id, gedeeld_op, titel, wat, voor_wie, created_at)
         SELECT id, id, 1, indiener_id, created_at, titel, wat, voor_wie, created_at FROM goodpractice WHERE titel = 'Rondgang'",
        "INSERT INTO goodpractice_element (goodpractice_id, element_id)
         SELECT id, (SELECT id FROM raamwerk_element WHERE soort = 'FACTOR' LIMIT 1) FROM goodpractice WHERE titel = 'Rondgang'",
        "INSERT INTO goodpractice_onderwijssoort (goodpractice_id, onderwijssoort)
         SELECT id, 'BAO' FROM goodpractice WHERE titel = 'Rondgang'",
        "INSERT INTO goodpractice_opgave (goodpractice_id, opgave_id)
         SELECT (SELECT id FROM goodpractice WHERE titel = 'Rondgang' LIMIT 1), id FROM opgave",
        "INSERT INTO goodpractice_leervraag (goodpractice_id, leervraag_id) SELECT id, id FROM goodpractice WHERE titel = 'Rondgang'",
        "INSERT INTO goodpractice_overname (id, goodpractice_id, praktijk_id, sinds, demo, version, created_at, updated_at)
         SELECT id, id, (SELECT id FROM praktijk ORDER BY naam DESC LIMIT 1), '2026-01-01', true, 1, created_at, updated_at FROM goodpractice
         WHERE titel = 'Rondgang'",
        "INSERT INTO goodpractice_overname (id, goodpractice_id, praktijk_id, sinds, demo, version, created_at, updated_at)
         SELECT p.id, (SELECT id FROM goodpractice WHERE titel = 'Rondgang' LIMIT 1), p.id, '2026-01-01', true, 1, p.created_at, p.updated_at
         FROM praktijk p WHERE p.naam < (SELECT MAX(naam) FROM praktijk)",
        "INSERT INTO goodpractice_ervaring (id, overname_id, oordeel, tekst, datum, gedeeld, demo, version, created_at, updated_at)
         SELECT id, id, 'WERKT', 'Goed.', '2026-02-01', true, true, 1, created_at, updated_at FROM goodpractice
         WHERE titel = 'Rondgang'",
        "INSERT INTO bijdrage (id, goodpractice_id, status, tekst, schrijver_id, weergave, demo, version, created_at, updated_at)
         SELECT id, id, 'GEPUBLICEERD', 'Goed.', indiener_id, 'NAAM', true, 1, created_at, updated_at FROM goodpractice
         WHERE titel = 'Rondgang'",
        // The newest are about leervragen, so that a page of two refers to one as well.
        "UPDATE bijdrage SET created_at = '2020-01-01T00:00:00+00:00' WHERE goodpractice_id IS NOT NULL",
        "INSERT INTO goodpractice_melding (id, goodpractice_id, reden, created_at)
         SELECT id, id, 'DUBBEL', created_at FROM goodpractice WHERE titel = 'Rondgang'",
        "UPDATE bericht SET goodpractice_id = (SELECT id FROM goodpractice WHERE titel = 'Rondgang' LIMIT 1),
         expertvraag_id = (SELECT id FROM expertvraag WHERE status = 'BEANTWOORD' LIMIT 1),
         bijdrage_id = (SELECT id FROM bijdrage WHERE status = 'GEPUBLICEERD' LIMIT 1),
         inzicht_id = (SELECT id FROM inzicht WHERE status = 'GEPUBLICEERD' LIMIT 1),
         begrip_id = (SELECT id FROM begrip WHERE status = 'GEPUBLICEERD' LIMIT 1), reactie_id = (SELECT id FROM reactie LIMIT 1)",
        "DELETE FROM tekstmelding",
        "INSERT INTO tekstmelding (id, activiteit_id, melder_id, reden, uitkomst, afgehandeld_op, created_at)
         SELECT id, (SELECT id FROM activiteit LIMIT 1), (SELECT member_id FROM identity WHERE subject = 'demo-anna'), 'DUBBEL',
         'ONGEGROND', created_at, created_at FROM leervraag_versie",
        "UPDATE bericht SET tekstmelding_id = (SELECT id FROM tekstmelding WHERE activiteit_id IS NOT NULL LIMIT 1)",
        "UPDATE goodpractice_overname SET aanpassingen = 'Iets.', verborgen_op = created_at",
        "INSERT INTO tekstmelding (id, goodpractice_overname_id, reden, besluitreden, uitkomst, afgehandeld_op, created_at)
         SELECT id, id, 'DUBBEL', 'DUBBEL', 'GEGROND', created_at, '2020-01-01T00:00:00+00:00' FROM goodpractice_overname",
        "INSERT INTO eigen_reflectie (id, member_id, reflectievraag_id, tekst, version, created_at, updated_at)
         SELECT id, (SELECT member_id FROM identity WHERE subject = 'demo-anna'), (SELECT id FROM reflectievraag LIMIT 1), 'Ik.', 1,
         created_at, updated_at FROM leervraag",
        "UPDATE leervraag SET samengevoegd_in_id = id",
        "INSERT INTO analysetoestemming (id, praktijk_id, gegeven_door_id, version, created_at, updated_at)
         SELECT id, id, (SELECT id FROM member LIMIT 1), 1, created_at, updated_at FROM praktijk p
         WHERE NOT EXISTS (SELECT 1 FROM analysetoestemming a WHERE a.praktijk_id = p.id)",
        "INSERT INTO cyclus (id, praktijk_id, nummer, van, tot, stand, demo, version, created_at, updated_at)
         SELECT id, id, 99, '2026-01-01', '2026-02-01', 'AFGESLOTEN', true, 1, created_at, updated_at FROM praktijk",
        "INSERT INTO stellingenlijst (id, praktijk_id, titel, versie, vorige_id, demo, created_at)
         SELECT id, id, naam, 1, id, true, created_at FROM praktijk",
        "INSERT INTO lijst_stelling (lijst_id, stelling_id, nummer) SELECT id, (SELECT id FROM stelling LIMIT 1), 1 FROM praktijk",
        "INSERT INTO meting (id, cyclus_id, praktijk_id, soort, instrument, van, gerespondeerd, raamwerk_id, lijst_id, status, gedeeld,
         samenvatting, vervangt_id, vastgesteld_door_id, demo, version, created_at, updated_at)
         SELECT id, id, id, 'TUSSENMETING', 'ENQUETE', '2026-01-01', 20, (SELECT id FROM raamwerk WHERE code = 'GERDES'), id, 'CONCEPT',
         true, 'Goed.', id, (SELECT id FROM member LIMIT 1), true, 1, created_at, updated_at FROM praktijk",
        "INSERT INTO meting_niveau (meting_id, parameter_id, niveau_id, term, ordinaal, laag, midden, hoog)
         SELECT p.id, e.ouder_id, e.id, e.naam, e.volgorde, 5, 6, 7 FROM praktijk p
         JOIN raamwerk_element e ON e.code = 'SAMENWERKING_2'",
        "INSERT INTO meting_stelling (meting_id, stelling_id, eens, geldig, weet_niet)
         SELECT id, (SELECT id FROM stelling LIMIT 1), 10, 20, 0 FROM praktijk",
        "INSERT INTO meting_observatie (id, meting_id, factor_id, soort, tekst, nummer)
         SELECT id, id, (SELECT id FROM raamwerk_element WHERE soort = 'FACTOR' LIMIT 1), 'BELEMMERING', 'Iets.', 1 FROM praktijk",
        "UPDATE meting SET status = 'VASTGESTELD' WHERE status = 'CONCEPT'",
        "INSERT INTO reflectie (id, cyclus_id, nummer, wat_werkt, waar_vast, welke_stap, door_id, demo, created_at)
         SELECT id, id, 1, 'a', 'b', 'c', (SELECT id FROM member LIMIT 1), true, created_at FROM praktijk",
        "INSERT INTO reflectie_factor (reflectie_id, factor_id)
         SELECT id, (SELECT id FROM raamwerk_element WHERE soort = 'FACTOR' LIMIT 1) FROM praktijk",
        "INSERT INTO verbeterstap (id, cyclus_id, tekst, organisatie_id, stand, demo, version, created_at, updated_at)
         SELECT id, id, 'Iets.', (SELECT id FROM organisatie LIMIT 1), 'GEPLAND', true, 1, created_at, updated_at FROM praktijk",
        "INSERT INTO verbeterstap_stand (id, verbeterstap_id, nummer, stand, door_id, created_at)
         SELECT id, id, 1, 'GEPLAND', (SELECT id FROM member LIMIT 1), created_at FROM praktijk",
        "UPDATE thema SET ouder_id = (SELECT id FROM thema WHERE naam = (SELECT MAX(naam) FROM thema))",
    ] {
        t.writer().execute_unprepared(statement).await.expect("an UPDATE");
    }
}

/// Those with a list of many in each row, of which no fifty rows are given at once.
const DEAR: [&str; 6] = [
    "looking back",
    "what became of it",
    "besluiten",
    "learning",
    "measured",
    "trend",
];

/// Those that ask for the same kind of object at several depths: whether two of these meet in one statement is up to the
/// moment, so here kinds of statements are counted.
const MEETING: [&str; 6] = [
    "opgaven",
    "teams",
    "learning",
    "measured",
    "good practices",
    "where they travel",
];

/// What was asked, without for which rows.
fn kinds(asked: &[Statement]) -> BTreeSet<&str> {
    let without = |one: &'_ Statement| one.sql.find(" WHERE ").unwrap_or(one.sql.len());
    asked.iter().map(|one| &one.sql[..without(one)]).collect()
}

both! {
    async fn statements_do_not_grow_with_the_page(t: Stage) {
        t.demonstration().await;
        let now = t.now();
        api::demo::belasting::zaai(t.writer(), now, LOCAL_ISSUER, 300, 60, |_, _| {}).await.expect("load");
        refer_everywhere(&t).await;
        let member = t.holding(&TokenSpec::member("demo-anna"));
        let editor = t.holding(&TokenSpec::role("demo-noor", Role::Redactie));
        let mut table = String::new();
        for (name, query) in CANONICAL {
            for (who, actor) in [("member", &member), ("editor", &editor)] {
                let few = actor.with(json!({ "n": 2 })).send(query).await;
                let n = if DEAR.contains(name) { 8 } else { 50 };
                let many = actor.with(json!({ "n": n })).send(query).await;
                assert!(many.body.get("errors").is_none(), "{name}: {:#}", many.body);
                let shown = if MEETING.contains(name) {
                    assert_eq!(kinds(&few.sql), kinds(&many.sql), "{name}");
                    assert!(many.statements <= few.statements + 3, "{name}: {} and {}", few.statements, many.statements);
                    kinds(&many.sql).len()
                } else {
                    assert_eq!(few.statements, many.statements, "{name}");
                    usize::try_from(many.statements).expect("a small number")
                };
                let _ = writeln!(table, "{name:<22}{who:<8}{shown:>3}");
            }
        }
        // PostgreSQL counts a nested list along with its page, so it needs fewer.
        match t.db.backend {
            Backend::Sqlite => expect_file!["cost.sqlite.txt"].assert_eq(&table),
            Backend::Postgres => expect_file!["cost.postgres.txt"].assert_eq(&table),
        }
    }

    /// Objects by id are read by kind, whatever their number.
    async fn nodes_are_read_together(t: Stage) {
        t.demonstration().await;
        let rows = entity::leervraag::Entity::find().order_by_asc(entity::leervraag::Column::Id);
        let rows = rows.limit(20).all(t.writer()).await.expect("a SELECT");
        let ids: Vec<String> = rows.iter().map(|row| api::graph::id::Kind::Leervraag.id(row.id).to_string()).collect();
        let reader = t.anonymous();
        let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Leervraag { tekst praktijk { naam } } } }";
        let answer = reader.with(json!({ "ids": ids })).send(query).await;
        assert!(answer.body.get("errors").is_none(), "{:#}", answer.body);
        assert_eq!(answer.statements, 2);
    }
}
