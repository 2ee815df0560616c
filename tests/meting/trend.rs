//! The trend: what the field answers is what the history says.

use api::graph::id::Kind;
use entity::{
    cyclus::Stand,
    meting::{Instrument, Status},
};
use serde_json::{Value, json};

use crate::kit::{
    Stage, both,
    seed::{day, global},
};

const TREND: &str = "query($id: ID!) { lerendePraktijk(id: $id) { trend {
    parameters { code punten { ordinaal verschil nietVergelijkbaar vergelekenMet { id } meting { id instrument } } }
    stellingen { tekst punten { versie verschil nietVergelijkbaar vergelekenMet { id } telling { percentage } meting { id } } } } } }";

/// Numbers that follow from a seed (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// What was measured once, as the test knows it: the instrument, a level or none, and a version of the stelling with how many
/// of twenty agree, or nothing.
struct Moment {
    id: String,
    instrument: Instrument,
    ordinaal: Option<i32>,
    antwoord: Option<(i32, i32)>,
}

/// What the history says of a value: what it stands beside, or why beside nothing. Written down here once more.
fn says<'m, V>(
    history: &'m [Moment],
    place: usize,
    value: impl Fn(&'m Moment) -> Option<V>,
    alike: impl Fn(&V, &V) -> bool,
) -> Result<usize, &'static str> {
    let now = &history[place];
    let Some(own) = value(now) else {
        return Err("NIET_GEMETEN");
    };
    let earlier: Vec<usize> = (0..place)
        .filter(|earlier| value(&history[*earlier]).is_some())
        .collect();
    let fits = |earlier: &&usize| {
        let other = &history[**earlier];
        other.instrument == now.instrument && value(other).is_some_and(|other| alike(&own, &other))
    };
    match (earlier.iter().rev().find(fits), earlier.last()) {
        (Some(found), _) => Ok(*found),
        (None, None) => Err("EERSTE_METING"),
        (None, Some(last)) if value(&history[*last]).is_some_and(|other| alike(&own, &other)) => {
            Err("ANDER_INSTRUMENT")
        }
        (None, Some(_)) => Err("ANDERE_VERSIE"),
    }
}

/// A history of a praktijk that follows from a seed.
async fn history(t: &Stage, seed: u64) -> (String, Vec<Moment>) {
    let mut dice = Dice(seed);
    let praktijk = t.praktijk(&format!("Praktijk {seed}")).await;
    let cyclus = t.cyclus(praktijk, 1, Stand::Meet).await;
    let line = format!("Wij bellen elkaar {seed}");
    let versions = [t.stelling(&line, 1).await, t.stelling(&line, 2).await];
    let mut all = Vec::new();
    for number in 0..12_u64 {
        let instrument = [Instrument::Enquete, Instrument::Groepsgesprek][usize::from(dice.below(3) == 0)];
        let level = i32::try_from(dice.below(4)).expect("a small number");
        let ordinaal = (level > 0).then_some(level);
        let versie = i32::from(dice.below(3) == 0) + 1;
        let antwoord =
            (dice.below(4) > 0).then_some((versie, i32::try_from(dice.below(21)).expect("a small number")));
        let name = format!("{seed} {number}");
        let date = day("2026-03-01") + chrono::Days::new(number);
        let id = t
            .gemeten((praktijk, cyclus), &name, Status::Concept, |row| {
                row.instrument = instrument;
                row.van = date;
                row.gedeeld = true;
            })
            .await;
        t.gescoord(id, "LEREN", ordinaal).await;
        if let Some((versie, eens)) = antwoord {
            t.beantwoord(id, versions[usize::from(versie == 2)], [eens, 20, 4])
                .await;
        }
        t.staat(id, Status::Vastgesteld).await;
        all.push(Moment {
            id: global(Kind::Meting, id),
            instrument,
            ordinaal,
            antwoord,
        });
    }
    (global(Kind::LerendePraktijk, praktijk), all)
}

/// What the field says of a point, in the words of [`says`].
fn answered(punt: &Value, history: &[Moment]) -> Result<usize, String> {
    match punt["nietVergelijkbaar"].as_str() {
        Some(reason) => Err(reason.to_owned()),
        None => Ok(history
            .iter()
            .position(|moment| punt["vergelekenMet"]["id"] == moment.id)
            .expect("a meting of the history")),
    }
}

both! {
    async fn the_trend_is_what_the_history_says(t: Stage) {
        t.reference().await;
        let redactie = t.redactie().await;
        let mut compared = 0;
        for seed in [1, 20_260_901, 0x5641_4b4d] {
            let (praktijk, history) = history(&t, seed).await;
            let trend = redactie.with(json!({ "id": praktijk })).value(TREND, "/lerendePraktijk/trend").await;
            let leren = trend["parameters"].as_array().expect("a list").iter().find(|row| row["code"] == "LEREN").expect("LEREN");
            let punten = leren["punten"].as_array().expect("a list");
            assert_eq!(punten.len(), history.len(), "{seed}");
            for (place, punt) in punten.iter().enumerate() {
                let expected = says(&history, place, |moment| moment.ordinaal, |_, _| true);
                assert_eq!(punt["meting"]["id"], history[place].id, "{seed} {place}");
                assert_eq!(punt["ordinaal"], json!(history[place].ordinaal), "{seed} {place}");
                assert_eq!(answered(punt, &history), expected.map_err(str::to_owned), "{seed} {place}");
                let more = expected.ok().and_then(|earlier| Some(history[place].ordinaal? - history[earlier].ordinaal?));
                assert_eq!(punt["verschil"], json!(more), "{seed} {place}");
                compared += usize::from(more.is_some());
            }
            // A stelling has points where it was put to people.
            let asked: Vec<usize> = (0..history.len()).filter(|place| history[*place].antwoord.is_some()).collect();
            let line = &trend["stellingen"][0];
            assert_eq!(line["punten"].as_array().map(Vec::len), Some(asked.len()), "{seed}");
            for (number, place) in asked.into_iter().enumerate() {
                let punt = &line["punten"][number];
                let expected = says(&history, place, |moment| moment.antwoord, |one, other| one.0 == other.0);
                assert_eq!(answered(punt, &history), expected.map_err(str::to_owned), "{seed} {place}");
                let (versie, eens) = history[place].antwoord.expect("asked");
                assert_eq!((&punt["versie"], &punt["telling"]["percentage"]), (&json!(versie), &json!(f64::from(eens) * 5.0)));
                let more = expected.ok().and_then(|earlier| Some(f64::from(eens - history[earlier].antwoord?.1) * 5.0));
                assert_eq!(punt["verschil"], json!(more), "{seed} {place}");
                compared += usize::from(more.is_some());
            }
            // Others see the same levels, and no percentage of few.
            let outside = t.anonymous().with(json!({ "id": praktijk })).value(TREND, "/lerendePraktijk/trend").await;
            assert_eq!(outside["parameters"], trend["parameters"], "{seed}");
            for (seen, punt) in outside["stellingen"][0]["punten"].as_array().expect("a list").iter().zip(line["punten"].as_array().expect("a list")) {
                let whole = punt["telling"]["percentage"].as_f64().expect("a percentage");
                let safe = (25.0..=75.0).contains(&whole);
                assert_eq!(!seen["telling"]["percentage"].is_null(), safe, "{seed} {whole}");
            }
        }
        assert!(compared > 30, "the histories compare something: {compared}");
    }
}
