//! The closed sets of berichten, as clients know them.

use async_graphql::Enum;
use entity::bericht;

use crate::bericht::rules::Code;

/// What a bericht tells.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "bericht::Soort")]
pub enum BerichtSoort {
    /// Your leervraag was published.
    LeervraagGepubliceerd,
    /// Your leervraag was refused; you may answer, ask in other words, or withdraw it.
    LeervraagAfgewezen,
    /// Your leervraag was taken back from publication; the editors look at it again.
    LeervraagTeruggenomen,
    /// Your leervraag was merged into another.
    LeervraagSamengevoegd,
    /// A leervraag that you recognise was merged into another; you may take your recognition along.
    HerkendeSamengevoegd,
    /// A leervraag that you asked or recognise stands by itself again.
    SamenvoegingOngedaan,
    /// A decision about your leervraag was undone; see where it stands now.
    BesluitOngedaan,
    /// Your report was closed; see how.
    MeldingAfgehandeld,
    /// A Lerende Praktijk invites you; see what for, and answer.
    Uitgenodigd,
    /// An invitation to you was withdrawn.
    UitnodigingIngetrokken,
    /// Whom you invited takes part now.
    UitnodigingAanvaard,
    /// Whom you invited does not want to take part.
    UitnodigingAfgeslagen,
    /// An editor entered that you take part in a Lerende Praktijk. You may say who sees it, and leave.
    DeelnameToegevoegd,
    /// Somebody else ended that you take part in a Lerende Praktijk.
    DeelnameBeeindigd,
    /// An expert answered what you asked.
    ExpertvraagBeantwoord,
    /// What you asked the experts will not be answered; see why.
    ExpertvraagNietBeantwoord,
    /// Editors shared a good practice of the Lerende Praktijk that you facilitate.
    GoodpracticeGedeeld,
    /// Editors gave a good practice of the Lerende Praktijk that you facilitate back; see why.
    GoodpracticeTeruggegeven,
    /// Somebody else withdrew a good practice of the Lerende Praktijk that you facilitate.
    GoodpracticeIngetrokken,
    /// A Lerende Praktijk took a good practice of the one that you facilitate over; see which.
    GoodpracticeOvergenomen,
    /// A member asks you, by name, as an expert; see what. What is asked of the whole group is told to nobody.
    ExpertvraagGesteld,
    /// Your bijdrage was published.
    BijdrageGepubliceerd,
    /// Your bijdrage was refused, or taken back from publication; see why.
    BijdrageAfgewezen,
    /// The inzicht that you wrote down was published.
    InzichtGepubliceerd,
    /// The inzicht that you wrote down was refused, or taken back from publication; see why.
    InzichtAfgewezen,
    /// The begrip that you proposed was published.
    BegripGepubliceerd,
    /// The begrip that you proposed was taken back from publication; the editors look at it again.
    BegripTeruggenomen,
    /// The begrip that you proposed was refused; see why.
    BegripAfgewezen,
    /// Editors answered your reaction on an edition, or gave it another answer; see what.
    AgendareactieBeantwoord,
    /// Editors hid a text from others that you wrote, or that stands with the Lerende Praktijk that you facilitate; see `tekst`, which
    /// tells why. You and your people still read it.
    TekstVerborgen,
    /// Editors show a text again that they had hidden; see `tekst`.
    TekstWeerGetoond,
}

/// Why an action on berichten was not done.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BerichtFoutCode {
    /// The list names nothing.
    LijstLeeg,
}

impl From<Code> for BerichtFoutCode {
    fn from(code: Code) -> Self {
        match code {
            Code::LijstLeeg => Self::LijstLeeg,
        }
    }
}
