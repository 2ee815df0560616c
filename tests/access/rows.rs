//! The rows of the permission table: a document for each root field and each state that matters.

use entity::{deelname, editie, leervraag, lidmaatschap, logboek, member, onderbouwing, opgave, thema};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use uuid::Uuid;

use crate::kit::{Stage, actor::Actor};

/// One row: a document, and where in its answer the decision shows.
pub(super) struct Row {
    pub(super) name: String,
    document: String,
}

impl Row {
    pub(super) fn new(name: &str, document: String) -> Self {
        Self {
            name: name.into(),
            document,
        }
    }

    /// The root field that it tests.
    pub(super) fn field(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }

    pub(super) async fn outcome(&self, actor: &Actor<'_>) -> String {
        let answer = actor.send(&self.document).await.body;
        let field = self.field();
        if let Some(code) = answer["errors"][0]["extensions"]["code"].as_str() {
            // A stale version is found after the question who may.
            return if code == "CONFLICT" {
                "mag".into()
            } else {
                code.into()
            };
        }
        let value = &answer["data"][field];
        if let Some(count) = value["totalCount"].as_u64() {
            return count.to_string();
        }
        match value {
            Value::Null => "–".into(),
            Value::Array(items) => items.iter().filter(|item| !item.is_null()).count().to_string(),
            _ if self.document.starts_with("mutation") => "mag".into(),
            _ => "ja".into(),
        }
    }
}

/// The global ids of what the rows are about.
pub(super) struct Ids {
    pub(super) submitted: String,
    pub(super) published: String,
    hidden_member: String,
    open_member: String,
    thema: String,
    editie: String,
    opgave: String,
    onderbouwing: String,
    praktijk: String,
    deelname: String,
    lidmaatschap: String,
    logregel: String,
}

fn id(kind: api::graph::id::Kind, key: Uuid) -> String {
    kind.id(key).to_string()
}

async fn ids(t: &Stage) -> Ids {
    use api::graph::id::Kind;
    let db = t.writer();
    let leervraag = async |status: leervraag::Status| {
        let rows = leervraag::Entity::find().filter(leervraag::Column::Status.eq(status));
        let row = rows
            .order_by_asc(leervraag::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("one in this state");
        id(Kind::Leervraag, row.id)
    };
    let member = async |shown: member::Zichtbaarheid| {
        let rows = member::Entity::find().filter(member::Column::Zichtbaarheid.eq(shown));
        let rows = rows.filter(member::Column::Naam.ne("Demo Anna Voorbeeld"));
        let row = rows
            .order_by_asc(member::Column::Id)
            .one(db)
            .await
            .expect("a SELECT")
            .expect("one so shown");
        id(Kind::Member, row.id)
    };
    let concept = editie::Entity::find().filter(editie::Column::Status.eq(editie::Status::Concept));
    let concept = concept
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a concept edition");
    let opgave = opgave::Entity::find().filter(opgave::Column::EditieId.eq(concept.id));
    let opgave = opgave
        .order_by_asc(opgave::Column::Nummer)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("an opgave");
    let founded = onderbouwing::Entity::find().filter(onderbouwing::Column::OpgaveId.eq(opgave.id));
    let founded = founded
        .order_by_asc(onderbouwing::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a foundation");
    let thema = thema::Entity::find().filter(thema::Column::Status.eq(thema::Status::Gepubliceerd));
    let thema = thema
        .order_by_asc(thema::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a thema");
    let deelname = deelname::Entity::find().filter(deelname::Column::Rol.eq(deelname::Rol::Facilitator));
    let deelname = deelname
        .order_by_asc(deelname::Column::Id)
        .one(db)
        .await
        .expect("a SELECT")
        .expect("a facilitator");
    let lid = lidmaatschap::Entity::find().order_by_asc(lidmaatschap::Column::Id);
    let lid = lid.one(db).await.expect("a SELECT").expect("a membership");
    let log = logboek::Entity::find()
        .order_by_asc(logboek::Column::Id)
        .one(db)
        .await
        .expect("a SELECT");
    Ids {
        submitted: leervraag(leervraag::Status::Ingediend).await,
        published: leervraag(leervraag::Status::Gepubliceerd).await,
        hidden_member: member(member::Zichtbaarheid::Verborgen).await,
        open_member: member(member::Zichtbaarheid::Leden).await,
        thema: id(Kind::Thema, thema.id),
        editie: id(Kind::AgendaEditie, concept.id),
        opgave: id(Kind::Ontwikkelopgave, opgave.id),
        onderbouwing: id(Kind::Onderbouwing, founded.id),
        praktijk: id(Kind::LerendePraktijk, deelname.praktijk_id),
        deelname: id(Kind::Deelname, deelname.id),
        lidmaatschap: id(Kind::Lidmaatschap, lid.id),
        logregel: id(Kind::Logregel, log.map_or_else(Uuid::nil, |row| row.id)),
    }
}

fn reads(ids: &Ids) -> Vec<Row> {
    let list =
        |field: &str, arguments: &str| Row::new(field, format!("{{ {field}{arguments} {{ totalCount }} }}"));
    let one = |field: &str, what: &str, id: &str| {
        Row::new(
            &format!("{field} {what}"),
            format!("{{ {field}(id: \"{id}\") {{ id }} }}"),
        )
    };
    let node = |what: &str, id: &str| {
        Row::new(
            &format!("node {what}"),
            format!("{{ node(id: \"{id}\") {{ id }} }}"),
        )
    };
    vec![
        Row::new("limieten", "{ limieten { page } }".into()),
        Row::new("viewer", "{ viewer { rollen } }".into()),
        list("activiteiten", ""),
        list("agendas", ""),
        Row::new(
            "agenda (vastgesteld)",
            "{ agenda(domein: BREED_JEUGDDOMEIN) { id } }".into(),
        ),
        Row::new(
            "agenda (concept)",
            "{ agenda(domein: SAMENWERKEN_IN_EN_ROND_ONDERWIJS) { id } }".into(),
        ),
        list("beroepsverenigingen", ""),
        list("disciplines", ""),
        list("gebieden", "(filter: { soort: GEMEENTE })"),
        list("organisaties", ""),
        Row::new("raamwerk", "{ raamwerk(code: GERDES) { id } }".into()),
        Row::new("samenwerkingsvormen", "{ samenwerkingsvormen { id } }".into()),
        Row::new("werkzameFactoren", "{ werkzameFactoren { id } }".into()),
        list("leervragen", ""),
        Row::new(
            "leervragen (ingediend)",
            "{ leervragen(filter: { status: INGEDIEND }) { totalCount } }".into(),
        ),
        Row::new(
            "leervragen (sector)",
            "{ leervragen(filter: { sector: ONDERWIJS }) { totalCount } }".into(),
        ),
        one("leervraag", "(ingediend)", &ids.submitted),
        one("leervraag", "(gepubliceerd)", &ids.published),
        node("leervraag ingediend", &ids.submitted),
        Row::new(
            "nodes leervraag ingediend",
            format!("{{ nodes(ids: [\"{}\"]) {{ id }} }}", ids.submitted),
        ),
        list("lerendePraktijken", ""),
        one("lerendePraktijk", "", &ids.praktijk),
        node("deelname", &ids.deelname),
        list("logboek", ""),
        node("logregel", &ids.logregel),
        list("members", ""),
        one("member", "(zichtbaar)", &ids.open_member),
        one("member", "(verborgen)", &ids.hidden_member),
        node("member verborgen", &ids.hidden_member),
        node("lidmaatschap", &ids.lidmaatschap),
        list("ontwikkelopgaven", ""),
        one("ontwikkelopgave", "(concept)", &ids.opgave),
        node("onderbouwing concept", &ids.onderbouwing),
        list("themas", ""),
        one("thema", "(gepubliceerd)", &ids.thema),
        one(
            "activiteit",
            "(onbekend)",
            &id(api::graph::id::Kind::Activiteit, Uuid::nil()),
        ),
        one(
            "beroepsvereniging",
            "(onbekend)",
            &id(api::graph::id::Kind::Beroepsvereniging, Uuid::nil()),
        ),
        one(
            "organisatie",
            "(onbekend)",
            &id(api::graph::id::Kind::Organisatie, Uuid::nil()),
        ),
    ]
}

/// The row of a mutation.
pub(super) fn change(field: &str, what: &str, input: String) -> Row {
    let name = if what.is_empty() {
        field.to_owned()
    } else {
        format!("{field} {what}")
    };
    Row::new(
        &name,
        format!("mutation {{ {field}(input: {{ {input} }}) {{ userErrors {{ code }} }} }}"),
    )
}

fn changes(ids: &Ids) -> Vec<Row> {
    let Ids {
        submitted,
        published,
        open_member,
        thema,
        editie,
        opgave,
        onderbouwing,
        praktijk,
        deelname,
        ..
    } = ids;
    vec![
        change("profielBijwerken", "", "version: 0".into()),
        change(
            "lerendePraktijkStarten",
            "",
            "naam: \"\", samenvatting: \"\", startdatum: \"2026-01-01\"".into(),
        ),
        change(
            "lerendePraktijkBijwerken",
            "",
            format!("praktijk: \"{praktijk}\", version: 0"),
        ),
        change(
            "deelnameToevoegen",
            "",
            format!(
                "praktijk: \"{praktijk}\", member: \"{open_member}\", rol: PROFESSIONAL, van: \"1900-01-01\""
            ),
        ),
        change(
            "deelnameBeeindigen",
            "",
            format!("deelname: \"{deelname}\", version: 0, tot: \"2026-01-01\""),
        ),
        change("leervraagIndienen", "", "tekst: \"\"".into()),
        change(
            "leervraagHerzien",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "leervraagHerzien",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", version: 0"),
        ),
        change(
            "leervraagIntrekken",
            "(gepubliceerd)",
            format!("leervraag: \"{published}\", version: 0"),
        ),
        change(
            "leervraagModereren",
            "(ingediend)",
            format!("leervraag: \"{submitted}\", version: 0, besluit: PUBLICEREN"),
        ),
        change(
            "leervraagHerkennen",
            "(ingediend)",
            format!("leervraag: \"{submitted}\""),
        ),
        change(
            "leervraagHerkenningIntrekken",
            "(ingediend)",
            format!("leervraag: \"{submitted}\""),
        ),
        change("themaMaken", "", "naam: \"\", omschrijving: \"\"".into()),
        change("themaBijwerken", "", format!("thema: \"{thema}\", version: 0")),
        change(
            "themaBundelen",
            "",
            format!("thema: \"{thema}\", leervragen: [], reden: \"\""),
        ),
        change(
            "themaOntbundelen",
            "",
            format!("thema: \"{thema}\", leervraag: \"{submitted}\", reden: \"\""),
        ),
        change(
            "ontwikkelopgaveOpstellen",
            "",
            format!("editie: \"{editie}\", titel: \"\""),
        ),
        change(
            "ontwikkelopgaveBijwerken",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0"),
        ),
        change(
            "ontwikkelopgaveOnderbouwen",
            "",
            format!("ontwikkelopgave: \"{opgave}\", version: 0, reden: \"r\""),
        ),
        change(
            "ontwikkelopgaveOnderbouwingIntrekken",
            "",
            format!("onderbouwing: \"{onderbouwing}\""),
        ),
        change(
            "agendaEditieOpenen",
            "",
            "domein: BREED_JEUGDDOMEIN, titel: \"\"".into(),
        ),
        change(
            "agendaEditieConsulteren",
            "",
            format!("editie: \"{editie}\", version: 0, tot: \"2027-01-01\""),
        ),
        change(
            "agendaEditieTerugnemen",
            "",
            format!("editie: \"{editie}\", version: 0"),
        ),
        change(
            "agendaEditieVaststellen",
            "",
            format!("editie: \"{editie}\", version: 0, geldigVan: \"2026-01-01\""),
        ),
    ]
}

/// All rows, about objects of the demonstration.
pub(super) async fn all(t: &Stage) -> Vec<Row> {
    let ids = ids(t).await;
    let all = reads(&ids).into_iter().chain(changes(&ids));
    all.chain(super::moderatie::rows(&ids)).collect()
}
