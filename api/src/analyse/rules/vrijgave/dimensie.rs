//! By what leervragen, memberships and metingen are told apart in tables, and which of these may stand together. Pure.

use entity::vrijgave::Soort;
use sea_orm::{EnumIter, Iterable};
use serde::{Deserialize, Serialize};

/// A dimension. Each hangs under another or under the whole: only dimensions on one way down may be crossed, because two
/// tables that share their leervragen and not their way could be subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Dimensie {
    Sector,
    Discipline,
    Aard,
    Ontwikkelopgave,
    Onderwijssoort,
    Samenwerkingsvorm,
    Regio,
    Herkomst,
    Praktijk,
    Factor,
    Parameter,
    Thema,
    Status,
    Maand,
    Beroepsvereniging,
    Lidsoort,
    LidSector,
    LidDiscipline,
    Registratie,
    Combinatie,
    MetingSoort,
    MetingInstrument,
    MetingRegio,
    MetingSamenwerking,
    MetingKennisDelen,
    MetingLeren,
    MetingNabijheid,
    MetingBeschikbaarheid,
    MetingProactiefHandelen,
    MetingIdentiteit,
    MetingVertrouwen,
}

impl Dimensie {
    /// Of what it is: tables of leervragen, of memberships, of persons and of metingen have no dimension in common.
    pub(crate) fn soort(self) -> Soort {
        match self {
            Self::MetingSoort | Self::MetingInstrument | Self::MetingRegio => Soort::Metingen,
            _ if self.parameter().is_some() => Soort::Metingen,
            Self::Beroepsvereniging
            | Self::Lidsoort
            | Self::LidSector
            | Self::LidDiscipline
            | Self::Registratie => Soort::Leden,
            Self::Combinatie => Soort::Personen,
            _ => Soort::Leervragen,
        }
    }

    /// The parameter of Gerdes of which it tells the level, by its code.
    fn parameter(self) -> Option<&'static str> {
        Some(match self {
            Self::MetingSamenwerking => "SAMENWERKING",
            Self::MetingKennisDelen => "KENNIS_DELEN",
            Self::MetingLeren => "LEREN",
            Self::MetingNabijheid => "NABIJHEID",
            Self::MetingBeschikbaarheid => "BESCHIKBAARHEID",
            Self::MetingProactiefHandelen => "PROACTIEF_HANDELEN",
            Self::MetingIdentiteit => "IDENTITEIT",
            Self::MetingVertrouwen => "VERTROUWEN",
            _ => return None,
        })
    }

    /// Those that tell the level on a parameter, each with the code of that parameter. A level of each is of its own dimension:
    /// as values of one they would add up to a total, and give a small one away.
    pub(crate) fn parameters() -> impl Iterator<Item = (&'static str, Self)> {
        Self::iter().filter_map(|dimensie| Some((dimensie.parameter()?, dimensie)))
    }

    /// Those of one kind of thing; each comes after the one under which it hangs.
    pub(crate) fn van(soort: Soort) -> impl Iterator<Item = Self> {
        Self::iter().filter(move |dimensie| dimensie.soort() == soort)
    }

    /// Under which it hangs.
    fn onder(self) -> Option<Self> {
        match self {
            Self::Sector | Self::Status | Self::Maand | Self::Beroepsvereniging | Self::Combinatie => None,
            Self::Lidsoort | Self::LidSector => Some(Self::Beroepsvereniging),
            Self::LidDiscipline => Some(Self::LidSector),
            Self::Registratie => Some(Self::LidDiscipline),
            Self::Discipline => Some(Self::Sector),
            Self::Aard
            | Self::Onderwijssoort
            | Self::Regio
            | Self::Herkomst
            | Self::Factor
            | Self::Parameter
            | Self::Thema => Some(Self::Discipline),
            Self::Ontwikkelopgave => Some(Self::Aard),
            Self::Samenwerkingsvorm => Some(Self::Onderwijssoort),
            Self::Praktijk => Some(Self::Herkomst),
            Self::MetingSoort => None,
            // How levels moved is what tables of metingen are for, so before and after go with everything.
            Self::MetingInstrument
            | Self::MetingRegio
            | Self::MetingSamenwerking
            | Self::MetingKennisDelen
            | Self::MetingLeren
            | Self::MetingNabijheid
            | Self::MetingBeschikbaarheid
            | Self::MetingProactiefHandelen
            | Self::MetingIdentiteit
            | Self::MetingVertrouwen => Some(Self::MetingSoort),
        }
    }

    /// The way down to it, itself last.
    pub(crate) fn pad(self) -> Vec<Self> {
        let mut pad: Vec<Self> = std::iter::successors(Some(self), |dimensie| dimensie.onder()).collect();
        pad.reverse();
        pad
    }

    /// Whether each of its values lies in one value of the dimension above, so that it names that one too.
    pub(crate) fn ligt_in_ouder(self) -> bool {
        matches!(self, Self::Discipline | Self::Lidsoort | Self::LidDiscipline)
    }

    /// Whether one leervraag may have several values of it: then its cells may add up to more than the whole.
    pub(crate) fn meervoudig(self) -> bool {
        matches!(
            self,
            Self::Factor | Self::Parameter | Self::Thema | Self::Ontwikkelopgave
        )
    }

    /// Whether it is told how many have no value of it, and whether its values come after the leervraag did: both hold for
    /// what editors bundle leervragen in.
    pub(crate) fn gebundeld(self) -> bool {
        matches!(self, Self::Thema | Self::Ontwikkelopgave)
    }

    /// What it tells, in Dutch or in English.
    pub(crate) fn uitleg(self, english: bool) -> &'static str {
        let (nl, en) = match self {
            Self::Sector => ("De sector van de vrager.", "The sector of who asked."),
            Self::Discipline => ("De discipline van de vrager.", "The discipline of who asked."),
            Self::Aard => (
                "Waar de leervraag over gaat.",
                "What the learning question is about.",
            ),
            Self::Ontwikkelopgave => (
                "De ontwikkelopgave waar de leervraag onder ligt.",
                "The development task beneath which it lies.",
            ),
            Self::Onderwijssoort => ("De soort onderwijs.", "The kind of school."),
            Self::Samenwerkingsvorm => ("De vorm van samenwerken.", "The form of working together."),
            Self::Regio => ("De provincie.", "The province."),
            Self::Herkomst => ("Waar de leervraag vandaan kwam.", "Where it came from."),
            Self::Praktijk => (
                "De Lerende Praktijk waarin de leervraag opkwam, als die analisten laat meelezen.",
                "The Lerende Praktijk in which it came up, where that lets analysts read along.",
            ),
            Self::Factor => (
                "Een werkzame factor die de leervraag raakt.",
                "A working factor that it touches.",
            ),
            Self::Parameter => (
                "Een parameter van Gerdes die de leervraag raakt.",
                "A parameter of Gerdes that it touches.",
            ),
            Self::Thema => ("Een thema dat de leervraag bundelt.", "A theme that bundles it."),
            Self::Status => (
                "Of de leervraag op zichzelf staat of is samengevoegd.",
                "Whether it stands by itself or was merged.",
            ),
            Self::Maand => (
                "De maand waarin de leervraag uitkwam.",
                "The month in which it came out.",
            ),
            Self::Beroepsvereniging => ("De beroepsvereniging.", "The association."),
            Self::Lidsoort => ("De lidsoort.", "The kind of membership."),
            Self::LidSector => (
                "De sector van de persoon achter het lidmaatschap.",
                "The sector of the person behind the membership.",
            ),
            Self::LidDiscipline => (
                "De discipline van de persoon achter het lidmaatschap.",
                "The discipline of the person behind the membership.",
            ),
            Self::Registratie => (
                "In welke registers het lid staat, zoals de vereniging het aanleverde.",
                "In which registers the member is, as the association delivered it.",
            ),
            Self::Combinatie => (
                "Van hoeveel verenigingen de persoon lid is.",
                "Of how many associations the person is a member.",
            ),
            Self::MetingSoort => (
                "Of het een nulmeting, tussenmeting of eindmeting is.",
                "Whether it is a first, an intermediate or a last measurement.",
            ),
            Self::MetingInstrument => ("Hoe er gemeten is.", "How it was measured."),
            Self::MetingRegio => (
                "De provincie van de Lerende Praktijk.",
                "The province of the Lerende Praktijk.",
            ),
            Self::MetingSamenwerking => ("Het niveau van samenwerking.", "The level of collaboration."),
            Self::MetingKennisDelen => ("Het niveau van kennis delen.", "The level of sharing knowledge."),
            Self::MetingLeren => ("Het niveau van leren.", "The level of learning."),
            Self::MetingNabijheid => ("Het niveau van nabijheid.", "The level of proximity."),
            Self::MetingBeschikbaarheid => ("Het niveau van beschikbaarheid.", "The level of availability."),
            Self::MetingProactiefHandelen => (
                "Het niveau van proactief handelen.",
                "The level of acting proactively.",
            ),
            Self::MetingIdentiteit => ("Het niveau van identiteit.", "The level of identity."),
            Self::MetingVertrouwen => ("Het niveau van vertrouwen.", "The level of trust."),
        };
        if english { en } else { nl }
    }

    /// With which it may be crossed.
    pub(crate) fn naast(self) -> Vec<Self> {
        let together = |other: &Self| *other != self && diepste(&[self, *other]).is_some();
        Self::iter().filter(together).collect()
    }
}

/// The one of several dimensions that lies deepest, when all lie on the way to it; nothing when they may not be crossed.
pub(crate) fn diepste(dimensies: &[Dimensie]) -> Option<Dimensie> {
    let deepest = dimensies.iter().max_by_key(|dimensie| dimensie.pad().len())?;
    let pad = deepest.pad();
    dimensies
        .iter()
        .all(|dimensie| pad.contains(dimensie))
        .then_some(*deepest)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use sea_orm::Iterable;

    use super::{Dimensie, diepste};

    #[test]
    fn what_stands_together_lies_on_one_way() {
        use Dimensie::{Aard, Discipline, Ontwikkelopgave, Regio, Sector, Thema};
        assert_eq!(
            diepste(&[Ontwikkelopgave, Discipline, Aard, Sector]),
            Some(Ontwikkelopgave)
        );
        assert_eq!(diepste(&[Sector, Regio]), Some(Regio));
        assert_eq!(diepste(&[Regio, Thema]), None);
        assert_eq!(diepste(&[]), None);
    }

    /// Parents come first, so that tables can be made in this order.
    #[test]
    fn every_dimension_has_its_company() {
        let mut seen = Vec::new();
        let mut lines = String::new();
        for dimensie in Dimensie::iter() {
            let pad = dimensie.pad();
            assert!(pad[..pad.len() - 1].iter().all(|above| seen.contains(above)));
            assert!(pad.len() <= 4);
            assert!(pad.iter().all(|above| above.soort() == dimensie.soort()));
            assert!(!pad[..pad.len() - 1].iter().any(|above| above.meervoudig()));
            seen.push(dimensie);
            lines.push_str(&format!("{dimensie:?}: {:?}\n", dimensie.naast()));
        }
        expect![[r#"
            Sector: [Discipline, Aard, Ontwikkelopgave, Onderwijssoort, Samenwerkingsvorm, Regio, Herkomst, Praktijk, Factor, Parameter, Thema]
            Discipline: [Sector, Aard, Ontwikkelopgave, Onderwijssoort, Samenwerkingsvorm, Regio, Herkomst, Praktijk, Factor, Parameter, Thema]
            Aard: [Sector, Discipline, Ontwikkelopgave]
            Ontwikkelopgave: [Sector, Discipline, Aard]
            Onderwijssoort: [Sector, Discipline, Samenwerkingsvorm]
            Samenwerkingsvorm: [Sector, Discipline, Onderwijssoort]
            Regio: [Sector, Discipline]
            Herkomst: [Sector, Discipline, Praktijk]
            Praktijk: [Sector, Discipline, Herkomst]
            Factor: [Sector, Discipline]
            Parameter: [Sector, Discipline]
            Thema: [Sector, Discipline]
            Status: []
            Maand: []
            Beroepsvereniging: [Lidsoort, LidSector, LidDiscipline, Registratie]
            Lidsoort: [Beroepsvereniging]
            LidSector: [Beroepsvereniging, LidDiscipline, Registratie]
            LidDiscipline: [Beroepsvereniging, LidSector, Registratie]
            Registratie: [Beroepsvereniging, LidSector, LidDiscipline]
            Combinatie: []
            MetingSoort: [MetingInstrument, MetingRegio, MetingSamenwerking, MetingKennisDelen, MetingLeren, MetingNabijheid, MetingBeschikbaarheid, MetingProactiefHandelen, MetingIdentiteit, MetingVertrouwen]
            MetingInstrument: [MetingSoort]
            MetingRegio: [MetingSoort]
            MetingSamenwerking: [MetingSoort]
            MetingKennisDelen: [MetingSoort]
            MetingLeren: [MetingSoort]
            MetingNabijheid: [MetingSoort]
            MetingBeschikbaarheid: [MetingSoort]
            MetingProactiefHandelen: [MetingSoort]
            MetingIdentiteit: [MetingSoort]
            MetingVertrouwen: [MetingSoort]
        "#]]
        .assert_eq(&lines);
    }
}
