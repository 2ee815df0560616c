//! Where a client departs from the standard and is understood all the same. It is never done in silence: each is told in a
//! header of the answer and counted. With strict handling it is refused.

use std::collections::BTreeSet;

use super::fout::Fout;

/// One way to depart from the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::scim) enum Afwijking {
    /// `Replace` for `replace`.
    OpHoofdletter,
    /// `"True"` for `true`.
    BooleanAlsTekst,
    /// A change without a path names an attribute with a dot, a schema or a filter.
    GepunteSleutel,
    /// One value in a list, or in an object with `value`.
    LijstOmWaarde,
    /// `replace` of a value that is not there yet made it.
    WaardeGemaakt,
    /// The body does not say its schema.
    SchemasOntbreken,
    /// A change that has no operations.
    LegeOperaties,
    /// A change of an attribute that is made of others, or of none that is kept.
    NietBewaard,
    /// The number of a registration is not as its register writes them.
    RegistratieOnaannemelijk,
}

impl Afwijking {
    pub(in crate::scim) const ALLE: [(Self, &str, &str); 9] = [
        (Self::OpHoofdletter, "OP_HOOFDLETTER", "`op` met hoofdletters"),
        (
            Self::BooleanAlsTekst,
            "BOOLEAN_ALS_TEKST",
            "een boolean als tekst",
        ),
        (
            Self::GepunteSleutel,
            "GEPUNTE_SLEUTEL",
            "een pad als sleutel in een wijziging zonder `path`",
        ),
        (
            Self::LijstOmWaarde,
            "LIJST_OM_WAARDE",
            "een enkele waarde in een lijst of object",
        ),
        (
            Self::WaardeGemaakt,
            "WAARDE_GEMAAKT",
            "`replace` van een waarde die er niet is",
        ),
        (
            Self::SchemasOntbreken,
            "SCHEMAS_ONTBREKEN",
            "`schemas` noemt het schema niet",
        ),
        (Self::LegeOperaties, "LEGE_OPERATIES", "geen enkele operatie"),
        (
            Self::NietBewaard,
            "NIET_BEWAARD",
            "een attribuut dat niet wordt bewaard",
        ),
        (
            Self::RegistratieOnaannemelijk,
            "REGISTRATIE_ONAANNEMELIJK",
            "een registratienummer dat het register niet zo schrijft",
        ),
    ];

    /// The code for programs.
    pub(in crate::scim) fn code(self) -> &'static str {
        let mut all = Self::ALLE.into_iter();
        all.find(|(one, ..)| *one == self).map_or("", |(_, code, _)| code)
    }

    fn tekst(self) -> &'static str {
        let mut all = Self::ALLE.into_iter();
        all.find(|(one, ..)| *one == self).map_or("", |(.., text)| text)
    }
}

/// What was met in one request.
#[derive(Clone, Debug, Default)]
pub(in crate::scim) struct Afwijkingen {
    /// Whether they are refused.
    streng: bool,
    pub(in crate::scim) gezien: BTreeSet<Afwijking>,
    /// Attributes that were dropped before anything was kept: known names, or `overig`.
    pub(in crate::scim) vervallen: BTreeSet<&'static str>,
    /// Whether the request speaks of what the association owns of a lidmaatschap, and not only of what the client knows it by.
    pub(in crate::scim) spreekt: bool,
}

/// Attributes of the standard that are not kept here. Their content is dropped unread; only these names are told.
const BEKEND: [&str; 30] = [
    "addresses",
    "costCenter",
    "department",
    "displayName",
    "division",
    "employeeNumber",
    "entitlements",
    "externalId",
    "formatted",
    "groups",
    "honorificPrefix",
    "honorificSuffix",
    "ims",
    "locale",
    "manager",
    "middleName",
    "nickName",
    "organization",
    "password",
    "phoneNumbers",
    "photos",
    "preferredLanguage",
    "profileUrl",
    "roles",
    "timezone",
    "title",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    "userType",
    "x509Certificates",
    "display",
];

/// What a dropped attribute of another name is called.
const OVERIG: &str = "overig";

impl Afwijkingen {
    pub(in crate::scim) fn new(streng: bool) -> Self {
        Self {
            streng,
            ..Self::default()
        }
    }

    /// Notes that a client departs from the standard; with strict handling that is the end of it.
    pub(in crate::scim) fn meld(&mut self, een: Afwijking) -> Result<(), Fout> {
        // What is only doubtful departs from nothing.
        if self.streng && een != Afwijking::RegistratieOnaannemelijk {
            let detail = format!("Met strikte afhandeling wordt dit geweigerd: {}.", een.tekst());
            return Err(match een {
                Afwijking::WaardeGemaakt => Fout::no_target(detail),
                Afwijking::BooleanAlsTekst | Afwijking::LijstOmWaarde => Fout::invalid_value(detail),
                Afwijking::GepunteSleutel => Fout::invalid_path(detail),
                Afwijking::NietBewaard => Fout::mutability(detail),
                _ => Fout::invalid_syntax(detail),
            });
        }
        self.gezien.insert(een);
        Ok(())
    }

    /// Notes that an attribute of this name was dropped.
    pub(in crate::scim) fn vervalt(&mut self, naam: &str) {
        self.vervallen.insert(bekend(naam).unwrap_or(OVERIG));
    }

    /// What is counted of this request.
    pub(in crate::scim) fn soorten(&self) -> Vec<String> {
        let seen = self.gezien.iter().map(|one| one.code().to_owned());
        seen.chain(self.vervallen.iter().map(|name| format!("VERVALLEN {name}")))
            .collect()
    }

    /// Adds what was met in another part of the request.
    pub(in crate::scim) fn neem(&mut self, other: Self) {
        self.gezien.extend(other.gezien);
        self.vervallen.extend(other.vervallen);
    }
}

/// The name as the standard writes it, of an attribute that it has and we do not keep. An enterprise attribute is told by
/// its own name, or by that of its schema.
pub(in crate::scim) fn bekend(naam: &str) -> Option<&'static str> {
    let own = naam.rsplit_once(':').map_or(naam, |(_, own)| own);
    BEKEND
        .into_iter()
        .find(|known| known.eq_ignore_ascii_case(naam) || known.eq_ignore_ascii_case(own))
}

#[cfg(test)]
mod tests {
    use super::{Afwijking, Afwijkingen, bekend};

    #[test]
    fn only_known_names_are_told() {
        assert_eq!(bekend("PHONENUMBERS"), Some("phoneNumbers"));
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        assert_eq!(bekend(&format!("{enterprise}:department")), Some("department"));
        assert_eq!(bekend(enterprise), Some(enterprise));
        let mut seen = Afwijkingen::new(false);
        seen.vervalt("jan@example.nl");
        assert_eq!(seen.soorten(), ["VERVALLEN overig"]);
    }

    #[test]
    fn strict_handling_refuses_each() {
        let told = |streng| {
            let mut seen = Afwijkingen::new(streng);
            Afwijking::ALLE.map(|(one, ..)| seen.meld(one).err().and_then(|fout| fout.scim_type))
        };
        assert_eq!(told(false), [None; 9]);
        let strict = told(true);
        assert_eq!(strict[0], Some("invalidSyntax"));
        assert_eq!(strict[4], Some("noTarget"));
        assert_eq!(
            strict.iter().filter(|kind| kind.is_none()).count(),
            1,
            "what is doubtful is no departure"
        );
    }
}
