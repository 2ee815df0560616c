//! The closed sets of Lerende Praktijken, as clients know them.

use crate::{graph::fout::fout_codes, praktijk::rules::Code};

fout_codes! {
    /// Why nothing was done with a Lerende Praktijk or a deelname.
    LerendePraktijkFoutCode of Code {
        /// This phase does not follow the present one.
        FaseVolgtNiet,
        /// The praktijk would end before it begins.
        EinddatumVoorStart,
        /// A praktijk that is over has an end date.
        EinddatumNodig,
        /// The end date of a praktijk that is over cannot lie in the future.
        EinddatumInToekomst,
        /// Before 1900 or after 2100.
        DatumOnmogelijk,
        /// The member takes part in this role already.
        DubbeleDeelname,
        /// The praktijk is over by then.
        PraktijkVoorbij,
        /// The member was blocked and cannot take part.
        LidGeblokkeerd,
        /// The variant belongs to another sector of education than the kinds of education.
        VormPastNiet,
        /// The organisation is a partner in this period already.
        DubbelePartner,
        /// A count cannot be of a day in the future.
        DatumInToekomst,
        /// There is a count of this day already: change that one.
        TellingBestaatAl,
        /// Not a number from 0 to 10,000.
        AantalOnmogelijk,
        /// It would end before it begins.
        TotVoorVan,
        /// The deelname ended before.
        AlBeeindigd,
        /// A praktijk that runs keeps a facilitator: add a successor first.
        LaatsteFacilitator,
        /// The object that this field refers to does not exist.
        OnbekendeVerwijzing,
        /// More items than an input list may have.
        TeVeel,
    }
}
