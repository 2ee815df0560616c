//! The history of the schema: forward only, one file per step.
//!
//! Steps are written once and never changed after a release; the spelling of a closed set stands here
//! as it was at that step, and a test holds it against `entity`.

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::{ConnectionTrait, DbErr, MigrationTrait, async_trait};
use sea_orm_migration::sea_orm::{
    DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

mod m20261123_000001_raamwerk;
mod m20261123_000002_organisatie;
mod m20261123_000003_vereniging;
mod m20261123_000004_member;
mod m20261123_000005_lidmaatschap;
mod m20261123_000006_praktijk;
mod m20261123_000007_activiteit;
mod m20261123_000008_leervraag;
mod m20261123_000009_leervraag_zoek;
mod m20261123_000010_thema;
mod m20261123_000011_agenda;
mod m20261123_000012_opgave;
mod m20261123_000013_logboek;
mod m20261123_000014_idempotency;
mod m20261124_000201_editie_leven;
mod m20261124_000301_zoekvector;
mod m20261125_000140_uitkomst;
mod m20261125_000201_besluit;
mod m20261125_000202_melding;
mod m20261125_000203_moderatie;
mod m20261125_000204_bericht;
mod m20261125_000205_samenvoeging;
mod m20261125_000401_overname;
mod m20261125_000402_reactie;
mod m20261125_000403_uitvoering;
mod m20261125_000404_kennisitem;
mod m20261125_000501_opgave_herkomst;
mod m20261125_000502_dekking;
mod m20261126_000100_thema_versie;
mod m20261126_000110_ongebundeld;
mod m20261126_000120_dubbel;
mod m20261126_000200_losgeraakt;
mod m20261126_000201_gemeld_na_samenvoegen;
mod m20261127_000100_praktijk_team;
mod m20261127_000101_uitnodiging;
mod m20261127_000102_ouders_leerlingen;
mod m20261127_000103_bericht_praktijk;
mod m20261127_000104_canvas;
mod m20261127_000200_cyclus;
mod m20261127_000201_meting;
mod m20261127_000202_reflectie;
mod m20261127_000300_goodpractice;
mod m20261127_000301_goodpractice_overname;
mod m20261127_000302_reflectie;
mod m20261127_000400_begrip;
mod m20261127_000410_activiteit;
mod m20261127_000420_expert;
mod m20261127_000430_bijdrage;
mod m20261127_000500_inzending;
mod m20261127_000601_moderatie_hervuld;
mod m20261128_000100_scim;
mod m20261128_000200_vrijgave;
mod m20261128_000300_registers;
mod m20261128_000301_koppeling;
mod m20261128_000302_fusie;
mod m20261128_000400_bijdrage_goodpractice;
mod m20261128_000401_goodpractice_melding;
mod m20261128_000402_bericht_kennis;
mod m20261128_000500_zoek_index;
mod m20261128_000600_vastgestelde_woorden;
mod m20261128_000610_inzending_vergeten;
mod m20261128_000700_uitgave;
mod m20261128_000800_tekstmelding;
mod m20261128_000810_bericht_beslist;
mod m20261128_000820_vrijgave_leden;
mod m20261128_000830_uitgave_ontwikkelopgaven;
mod m20261128_000840_vrijgave_personen;
mod m20261128_000850_vrijgave_metingen;
mod m20261128_000860_uitgave_lijsten;
mod set;
mod table;
mod trigger;

/// The list of steps, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_raamwerk::Migration),
            Box::new(m20261123_000002_organisatie::Migration),
            Box::new(m20261123_000003_vereniging::Migration),
            Box::new(m20261123_000004_member::Migration),
            Box::new(m20261123_000005_lidmaatschap::Migration),
            Box::new(m20261123_000006_praktijk::Migration),
            Box::new(m20261123_000007_activiteit::Migration),
            Box::new(m20261123_000008_leervraag::Migration),
            Box::new(m20261123_000009_leervraag_zoek::Migration),
            Box::new(m20261123_000010_thema::Migration),
            Box::new(m20261123_000011_agenda::Migration),
            Box::new(m20261123_000012_opgave::Migration),
            Box::new(m20261123_000013_logboek::Migration),
            Box::new(m20261123_000014_idempotency::Migration),
            Box::new(m20261124_000201_editie_leven::Migration),
            Box::new(m20261124_000301_zoekvector::Migration),
            Box::new(m20261125_000140_uitkomst::Migration),
            Box::new(m20261125_000201_besluit::Migration),
            Box::new(m20261125_000202_melding::Migration),
            Box::new(m20261125_000203_moderatie::Migration),
            Box::new(m20261125_000204_bericht::Migration),
            Box::new(m20261125_000205_samenvoeging::Migration),
            Box::new(m20261125_000401_overname::Migration),
            Box::new(m20261125_000402_reactie::Migration),
            Box::new(m20261125_000403_uitvoering::Migration),
            Box::new(m20261125_000404_kennisitem::Migration),
            Box::new(m20261125_000501_opgave_herkomst::Migration),
            Box::new(m20261125_000502_dekking::Migration),
            Box::new(m20261126_000100_thema_versie::Migration),
            Box::new(m20261126_000110_ongebundeld::Migration),
            Box::new(m20261126_000120_dubbel::Migration),
            Box::new(m20261126_000200_losgeraakt::Migration),
            Box::new(m20261126_000201_gemeld_na_samenvoegen::Migration),
            Box::new(m20261127_000100_praktijk_team::Migration),
            Box::new(m20261127_000101_uitnodiging::Migration),
            Box::new(m20261127_000102_ouders_leerlingen::Migration),
            Box::new(m20261127_000103_bericht_praktijk::Migration),
            Box::new(m20261127_000104_canvas::Migration),
            Box::new(m20261127_000200_cyclus::Migration),
            Box::new(m20261127_000201_meting::Migration),
            Box::new(m20261127_000202_reflectie::Migration),
            Box::new(m20261127_000300_goodpractice::Migration),
            Box::new(m20261127_000301_goodpractice_overname::Migration),
            Box::new(m20261127_000302_reflectie::Migration),
            Box::new(m20261127_000400_begrip::Migration),
            Box::new(m20261127_000410_activiteit::Migration),
            Box::new(m20261127_000420_expert::Migration),
            Box::new(m20261127_000430_bijdrage::Migration),
            Box::new(m20261127_000500_inzending::Migration),
            Box::new(m20261127_000601_moderatie_hervuld::Migration),
            Box::new(m20261128_000100_scim::Migration),
            Box::new(m20261128_000200_vrijgave::Migration),
            Box::new(m20261128_000300_registers::Migration),
            Box::new(m20261128_000301_koppeling::Migration),
            Box::new(m20261128_000302_fusie::Migration),
            Box::new(m20261128_000400_bijdrage_goodpractice::Migration),
            Box::new(m20261128_000401_goodpractice_melding::Migration),
            Box::new(m20261128_000402_bericht_kennis::Migration),
            Box::new(m20261128_000500_zoek_index::Migration),
            Box::new(m20261128_000600_vastgestelde_woorden::Migration),
            Box::new(m20261128_000610_inzending_vergeten::Migration),
            Box::new(m20261128_000700_uitgave::Migration),
            Box::new(m20261128_000800_tekstmelding::Migration),
            Box::new(m20261128_000810_bericht_beslist::Migration),
            Box::new(m20261128_000820_vrijgave_leden::Migration),
            Box::new(m20261128_000830_uitgave_ontwikkelopgaven::Migration),
            Box::new(m20261128_000840_vrijgave_personen::Migration),
            Box::new(m20261128_000850_vrijgave_metingen::Migration),
            Box::new(m20261128_000860_uitgave_lijsten::Migration),
        ]
    }
}

/// The key of the advisory lock: any number that nothing else in this database uses.
const LOCK: i64 = 0x5641_4b4d_414e;

/// Brings the database to the latest step. Safe when many replicas start at the same moment: one
/// does the work, the others wait for it and find nothing to do.
///
/// Lock and steps share one transaction. So a pool of one connection is enough, a replica that dies
/// half-way releases the lock and leaves nothing behind, and each step's own transaction becomes a
/// savepoint in it.
///
/// # Errors
/// When a step fails, or when the database holds a step that this program does not know.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), DbErr> {
    let transaction = db
        .begin_with_options(TransactionOptions {
            // The write lock at once, not at the first write: two readers that both found work to do
            // could otherwise not both get it. PostgreSQL ignores this.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        // The pool's time limits are meant for requests; waiting for another replica may take longer.
        transaction
            .execute_unprepared("SET LOCAL statement_timeout = 0")
            .await?;
        transaction
            .execute_unprepared("SET LOCAL lock_timeout = 0")
            .await?;
        transaction
            .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
            .await?;
    }
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}
