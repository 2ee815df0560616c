//! What must hold over SCIM: what a resource has, how filters, paths and changes are read, and what a User becomes. Pure.

pub(super) mod afwijking;
pub(super) mod filter;
pub(super) mod fout;
pub(super) mod gevolg;
pub(super) mod invoer;
pub(super) mod lezing;
pub(super) mod ontdekking;
pub(super) mod patch;
pub(super) mod projectie;
pub(super) mod schema;
pub(super) mod waarden;
