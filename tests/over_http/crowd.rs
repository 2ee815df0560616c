//! Readers who did not sign in share an answer when they ask the same at the same moment; nobody else does.

use futures::future::join_all;

use crate::kit::both;

const FEED: &str = "{ leervragen(first: 5) { nodes { tekst praktijk { naam } } } }";
/// A page that is refused, after the document was accepted.
const REFUSED: &str = "{ leervragen(first: 5, after: \"geen cursor\") { nodes { tekst } } }";
const CROWD: usize = 12;

both! {
    async fn a_crowd_of_readers_costs_two_answers(t: Stage) {
        t.demonstration().await;
        let one = t.anonymous().send(FEED).await;
        let readers: Vec<_> = (0..CROWD).map(|_| t.anonymous()).collect();
        let answers = join_all(readers.iter().map(|reader| reader.send(FEED))).await;
        assert!(answers.iter().all(|answer| answer.body == one.body));
        let statements: u32 = answers.iter().map(|answer| answer.statements).sum();
        assert_eq!(statements, 2 * one.statements, "the first, and one for all who came meanwhile");
    }

    async fn members_share_nothing(t: Stage) {
        t.demonstration().await;
        let anna = t.member("anna").await;
        let own = "mutation { leervraagIndienen(input: { tekst: \"Hoe bewaar ik mijn eigen vraag voor mijzelf?\" }) { userErrors { code } } }";
        anna.data(own).await;
        let reader = t.anonymous();
        let (hers, theirs) = futures::join!(
            join_all((0..CROWD).map(|_| anna.send(FEED))),
            join_all((0..CROWD).map(|_| reader.send(FEED))),
        );
        for (hers, theirs) in hers.iter().zip(&theirs) {
            assert!(hers.body.to_string().contains("mijn eigen vraag"), "she sees what she submitted");
            assert!(!theirs.body.to_string().contains("mijn eigen vraag"), "nobody else does");
        }
        assert!(hers.iter().all(|answer| answer.statements > 0), "each of hers is her own");
    }

    /// The request id in an error is that of the one who is told; the kit compares them.
    async fn an_error_is_for_its_own_request(t: Stage) {
        let readers: Vec<_> = (0..CROWD).map(|_| t.anonymous()).collect();
        for answer in join_all(readers.iter().map(|reader| reader.send(REFUSED))).await {
            assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_REQUEST");
        }
    }

    async fn languages_and_media_types_keep_apart(t: Stage) {
        let ask = |accept: &'static str| t.service.http(super::post(accept, format!("{{\"query\":{FEED:?}}}")));
        let replies = join_all([super::NEW, super::OLD, super::NEW, super::OLD].map(ask)).await;
        for (reply, accept) in replies.iter().zip([super::NEW, super::OLD, super::NEW, super::OLD]) {
            assert!(reply.header("content-type").starts_with(accept), "{}", reply.header("content-type"));
        }
    }
}
