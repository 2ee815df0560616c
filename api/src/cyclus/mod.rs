//! Cycli: how a Lerende Praktijk learns, round after round.
//!
//! A *cyclus* measures, reflects on what was measured, and improves: `MEET → REFLECTEERT → VERBETERT → AFGESLOTEN`. Reflecting
//! begins when something was measured and adopted, improving when the three questions were answered; one step back is
//! possible, and a cyclus may end at any moment. A praktijk has one that goes on.
//!
//! This room also says, for all that belongs to a cyclus, who sees it and who works on it ([`policy`]). Who takes part
//! now and REDACTIE see all of it. Others see a cyclus of which the praktijk shared a meting; analysts also those of a
//! praktijk that lets them; operators see none. The facilitator and REDACTIE lead it.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Cyclus, CyclusFoutCode, Mutations},
    policy::{Taak, binnen, may, zichtbaar},
    read::{ById, Cycli, sees_inside},
    rules::{Ontijdig, kijkt_terug, open},
    write::hold,
};
