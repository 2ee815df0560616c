//! Who is behind a membership, what a person says of the own registration, and which organisatie a membership is of.

use api::graph::id::Kind;
use entity::beroepsvereniging;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::Herhaling;
use crate::{inzending::lever, kit::seed::global};

impl Herhaling<'_> {
    pub(super) async fn koppelingen(&mut self) {
        let (bpsw, anna, beheer) = (
            self.t.vereniging("BPSW").await,
            self.t.member("anna").await,
            self.t.beheer().await,
        );
        lever(
            &bpsw,
            "",
            "lidnummer;ingangsdatum\nK1;2020-01-01\nK2;2020-01-01\n",
        )
        .await;
        let us = global(Kind::Beroepsvereniging, bpsw.id);
        let answer = "koppelvoorstel { id version status beslotenOp }";
        let stale = json!({ "version": 99 });
        for (number, ends) in [("K1", false), ("K2", true)] {
            let fields = json!({ "beroepsvereniging": us, "lidnummer": number });
            let made = self
                .twice(
                    &anna,
                    "lidmaatschapOpgeven",
                    answer,
                    fields,
                    json!({ "lidnummer": "K9" }),
                )
                .await;
            let named =
                |version: i32| json!({ "koppelvoorstel": made["koppelvoorstel"]["id"], "version": version });
            if ends {
                self.twice(&anna, "koppelvoorstelAfwijzen", answer, named(1), stale.clone())
                    .await;
            } else {
                self.twice(
                    &beheer,
                    "koppelvoorstelBevestigen",
                    answer,
                    named(1),
                    stale.clone(),
                )
                .await;
                self.twice(
                    &anna,
                    "koppelvoorstelOntkoppelen",
                    answer,
                    named(2),
                    stale.clone(),
                )
                .await;
            }
        }
    }

    pub(super) async fn registraties(&mut self) {
        let (anna, beheer) = (self.t.member("anna").await, self.t.beheer().await);
        let answer = "registratie { id version nummer verificatie }";
        let stale = json!({ "version": 99 });
        let fields = json!({ "register": "SKJ", "nummer": "12345", "controleGevraagd": true });
        let made = self
            .twice(
                &anna,
                "registratieOpgeven",
                answer,
                fields,
                json!({ "nummer": "54321" }),
            )
            .await;
        let id = &made["registratie"]["id"];
        let found =
            json!({ "registratie": id, "version": 1, "bevinding": "KLOPT", "bron": "Openbaar register" });
        self.twice(&beheer, "registratieControleren", answer, found, stale.clone())
            .await;
        let words = json!({ "registratie": id, "version": 2, "beroep": "pedagoog" });
        self.twice(&anna, "registratieBijwerken", answer, words, stale.clone())
            .await;
        let fields = json!({ "registratie": id, "version": 3 });
        let left = "member { registraties { totalCount } }";
        self.twice(&anna, "registratieVerwijderen", left, fields, stale.clone())
            .await;

        let ingrado = self.t.vereniging("Ingrado").await;
        beroepsvereniging::Entity::update_many()
            .col_expr(beroepsvereniging::Column::Ledentype, Expr::value("ORGANISATIE"))
            .filter(beroepsvereniging::Column::Id.eq(ingrado.id))
            .exec(self.t.writer())
            .await
            .expect("an UPDATE");
        lever(
            &ingrado,
            "",
            "lidnummer;organisatienaam;ingangsdatum\nG1;Gemeente;2020-01-01\n",
        )
        .await;
        let path = "/viewer/beroepsvereniging/lidmaatschappen/nodes/0/id";
        let lid = ingrado
            .text(
                "{ viewer { beroepsvereniging { lidmaatschappen { nodes { id } } } } }",
                path,
            )
            .await;
        let organisatie = global(Kind::Organisatie, self.t.organisatie("Gemeente Emmen").await);
        let fields = json!({ "lidmaatschap": lid, "version": 1, "organisatie": organisatie });
        let answer = "lidmaatschap { id version organisatie { naam } }";
        self.twice(
            &beheer,
            "lidmaatschapOrganisatieKoppelen",
            answer,
            fields,
            stale.clone(),
        )
        .await;
        let (old, new) = (self.t.vereniging("NVGzP").await, self.t.vereniging("NIP").await);
        lever(&old, "", "lidnummer;ingangsdatum\nG1;2020-01-01\n").await;
        let [old, new] = [old.id, new.id].map(|key| global(Kind::Beroepsvereniging, key));
        let fields = json!({ "van": old, "version": 1, "naar": new, "datum": "2026-01-01", "aantal": 1 });
        let answer = "aantal beroepsvereniging { version actiefTot }";
        self.twice(&beheer, "beroepsverenigingSamenvoegen", answer, fields, stale)
            .await;
    }
}
