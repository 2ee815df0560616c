//! Which measurements may stand beside each other. Pure.

/// One measurement of one thing, as far as it is compared: how it was measured, in which version of its words, and whether
/// there is a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::meting) struct Punt<I, V> {
    pub(in crate::meting) instrument: I,
    pub(in crate::meting) versie: V,
    pub(in crate::meting) gemeten: bool,
}

/// Why a measurement stands beside no earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Reden {
    /// Nothing was measured earlier.
    EersteMeting,
    /// It has no value itself.
    NietGemeten,
    /// Earlier it was measured in another version of the words.
    AndereVersie,
    /// Earlier it was measured in another way.
    AnderInstrument,
}

/// For each measurement, oldest first, the last earlier one that it may stand beside: measured in the same way and in the
/// same words. Where there is none, why not; judged from the last earlier one with a value.
pub(in crate::meting) fn vergelijk<I: PartialEq, V: PartialEq>(
    punten: &[Punt<I, V>],
) -> Vec<Result<usize, Reden>> {
    let beside = |(place, punt): (usize, &Punt<I, V>)| {
        if !punt.gemeten {
            return Err(Reden::NietGemeten);
        }
        let earlier = punten[..place]
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, other)| other.gemeten);
        let alike = |other: &Punt<I, V>| other.versie == punt.versie && other.instrument == punt.instrument;
        let mut last = None;
        for (number, other) in earlier {
            if alike(other) {
                return Ok(number);
            }
            last = last.or(Some(other));
        }
        Err(match last {
            None => Reden::EersteMeting,
            Some(other) if other.versie != punt.versie => Reden::AndereVersie,
            Some(_) => Reden::AnderInstrument,
        })
    };
    punten.iter().enumerate().map(beside).collect()
}

#[cfg(test)]
mod tests {
    use super::{Punt, Reden, vergelijk};

    fn punten(written: &str) -> Vec<Punt<char, char>> {
        let punt = |word: &str| {
            let mut letters = word.chars();
            Punt {
                instrument: letters.next().expect("an instrument"),
                versie: letters.next().expect("a version"),
                gemeten: letters.next().is_none(),
            }
        };
        written.split(' ').map(punt).collect()
    }

    #[test]
    fn like_stands_beside_like() {
        use Reden::{AnderInstrument, AndereVersie, EersteMeting, NietGemeten};
        // An instrument, a version, and a dash for what has no value.
        for (written, expected) in [
            ("e1", vec![Err(EersteMeting)]),
            ("e1 e1 e1", vec![Err(EersteMeting), Ok(0), Ok(1)]),
            ("e1 e1- e1", vec![Err(EersteMeting), Err(NietGemeten), Ok(0)]),
            ("e1- e1", vec![Err(NietGemeten), Err(EersteMeting)]),
            ("e1 g1 e1", vec![Err(EersteMeting), Err(AnderInstrument), Ok(0)]),
            ("e1 e2 e2", vec![Err(EersteMeting), Err(AndereVersie), Ok(1)]),
            ("e1 g2", vec![Err(EersteMeting), Err(AndereVersie)]),
            (
                "g1 e2 e1",
                vec![Err(EersteMeting), Err(AndereVersie), Err(AndereVersie)],
            ),
        ] {
            assert_eq!(vergelijk(&punten(written)), expected, "{written}");
        }
    }

    /// All series of up to five: what stands beside something is like it, has nothing like it between, and both have a value.
    #[test]
    fn nothing_stands_beside_what_is_not_like_it() {
        let kinds = punten("e1 e2 g1 g2 e1-");
        for series in 0..5_usize.pow(5) {
            let punten: Vec<_> = (0..5)
                .map(|place| kinds[series / 5_usize.pow(place) % 5])
                .collect();
            for (place, told) in vergelijk(&punten).into_iter().enumerate() {
                let like = |earlier: &usize| punten[place].gemeten && punten[*earlier] == punten[place];
                assert_eq!(told.ok(), (0..place).rev().find(like), "{punten:?}");
            }
        }
    }
}
