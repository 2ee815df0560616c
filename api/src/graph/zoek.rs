//! Looking for words in any Dutch form: each database has its own index over the same stems.

use sea_orm::{
    DbBackend,
    sea_query::{Expr, SimpleExpr},
};

use crate::tekst::Zoekvraag;

/// Where stems are kept, by the names of both databases.
pub(crate) struct Termen {
    tabel: &'static str,
    /// The column of PostgreSQL with the stems as it compares them.
    vector: &'static str,
    /// Where SQLite looks them up, by `nr`.
    fts: &'static str,
    /// The column that SQLite looks in, where not in all.
    kolom: Option<&'static str>,
}

/// All words of leervragen.
pub(crate) const LEERVRAAG: Termen = Termen {
    tabel: "leervraag_zoek",
    vector: "vector",
    fts: "leervraag_fts",
    kolom: None,
};

/// All words of everything else.
pub(crate) const OVERIG: Termen = Termen {
    tabel: "zoek_index",
    vector: "vector",
    fts: "zoek_fts",
    kolom: None,
};

/// The headings of everything else.
pub(crate) const KOPPEN: Termen = Termen {
    vector: "kop_vector",
    kolom: Some("kop"),
    ..OVERIG
};

impl Termen {
    /// Whether the joined row of this table has what is asked for.
    pub(crate) fn hebben(&self, backend: DbBackend, vraag: &Zoekvraag) -> SimpleExpr {
        let Self {
            tabel,
            vector,
            fts,
            kolom,
        } = self;
        if backend == DbBackend::Postgres {
            let sql = format!("{tabel}.{vector} @@ to_tsquery('simple', $1)");
            // Written out: how many rows a word has decides the plan, and one plan for all words would be wrong for most.
            return Expr::cust_with_exprs(sql, [Expr::Constant(vraag.tsquery().into())]);
        }
        let sql = format!("{tabel}.nr IN (SELECT rowid FROM {fts} WHERE {fts} MATCH ?)");
        let vraag = match kolom {
            Some(kolom) => format!("{kolom} : ({})", vraag.fts5()),
            None => vraag.fts5(),
        };
        Expr::cust_with_exprs(sql, [Expr::val(vraag)])
    }
}

/// Whether the leervraag with the key `id` has all words.
pub(crate) fn leervraag(backend: DbBackend, id: SimpleExpr, vraag: &Zoekvraag) -> SimpleExpr {
    among(backend, "leervraag_id", &LEERVRAAG, id, vraag)
}

/// Whether the object with the key `id` has all words; for everything but leervragen.
pub(crate) fn indexed(backend: DbBackend, id: SimpleExpr, vraag: &Zoekvraag) -> SimpleExpr {
    among(backend, "object_id", &OVERIG, id, vraag)
}

/// As a list of keys: for a list that is narrowed down by other things too.
fn among(backend: DbBackend, key: &str, termen: &Termen, id: SimpleExpr, vraag: &Zoekvraag) -> SimpleExpr {
    let (one, two) = match backend {
        DbBackend::Postgres => ("$1", "$2"),
        _ => ("?", "?"),
    };
    let sql = format!("{one} IN (SELECT {key} FROM {} WHERE {two})", termen.tabel);
    Expr::cust_with_exprs(sql, [id, termen.hebben(backend, vraag)])
}
