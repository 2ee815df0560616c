//! Activiteiten: public, with the leervragen that came up there.

use expect_test::expect;

use crate::kit::both;

both! {
    async fn everybody_reads_what_came_up_where(t: Stage) {
        t.demonstration().await;
        t.anonymous().check("{ activiteiten(first: 2) { totalCount nodes { titel soort datum leervragen(first: 1) { totalCount } } pageInfo { hasNextPage } } }", expect![[r#"
            {
              "activiteiten": {
                "totalCount": 5,
                "nodes": [
                  {
                    "titel": "Met Andere Ogen DOEN-dag, werkgroep interprofessioneel samenwerken",
                    "soort": "DOEN_DAG",
                    "datum": "2021-09-24",
                    "leervragen": {
                      "totalCount": 3
                    }
                  },
                  {
                    "titel": "Samenwerken uit verschillend perspectief",
                    "soort": "WEBINAR",
                    "datum": "2021-09-16",
                    "leervragen": {
                      "totalCount": 2
                    }
                  }
                ],
                "pageInfo": {
                  "hasNextPage": true
                }
              }
            }"#]]).await;
        let id = t.anonymous().text("{ activiteiten(last: 1) { nodes { id } } }", "/activiteiten/nodes/0/id").await;
        let one = t.anonymous().data(&format!("{{ activiteit(id: \"{id}\") {{ id titel }} node(id: \"{id}\") {{ id }} }}")).await;
        assert_eq!(one["activiteit"]["id"], one["node"]["id"]);
    }
}
