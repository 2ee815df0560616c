//! One answer for all who ask the same at the same moment.
//!
//! Readers who did not sign in all see the same. While an answer for one of them is being made, others who ask the same
//! wait, and the next answer is made for all of them at once: a busy front page costs one answer, not hundreds. Nobody
//! joins an answer that was begun before the question came, so an answer is never older than its question.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use actix_web::web::Bytes;
use tokio::sync::oneshot;

use crate::tekst::Taal;

/// What is asked: the hash of document, operation and variables, and the language of its texts.
pub(super) type Question = ([u8; 32], Taal);

/// The questions of one worker that are being answered, each with who waits for the next answer. Clones are the same.
#[derive(Clone, Debug, Default)]
pub(in crate::http) struct Crowd(Arc<Mutex<HashMap<Question, Vec<Waiting>>>>);

type Waiting = oneshot::Sender<Word>;

/// What one who waits is told.
#[derive(Debug)]
enum Word {
    /// The answer.
    Answer(Bytes),
    /// Make the next answer, for others too.
    Lead(Lead),
    /// This answer is not for sharing: make your own.
    Alone,
}

/// What a reader does.
#[derive(Debug)]
pub(super) enum Seat {
    /// Takes this answer.
    Served(Bytes),
    /// Makes the answer, and tells the others.
    Leads(Lead),
    /// Makes an answer for itself.
    Alone,
}

/// The task of making an answer. Whatever becomes of who has it, the others go on: when it is dropped, one of those who
/// wait has the next.
#[derive(Debug)]
pub(super) struct Lead {
    crowd: Crowd,
    question: Question,
    followers: Vec<Waiting>,
}

impl Crowd {
    /// Takes a seat, and waits where another makes the answer.
    pub(super) async fn seat(&self, question: Question) -> Seat {
        let word = {
            let mut asked = self.asked();
            let Some(waiting) = asked.get_mut(&question) else {
                asked.insert(question, Vec::new());
                let crowd = self.clone();
                return Seat::Leads(Lead {
                    crowd,
                    question,
                    followers: Vec::new(),
                });
            };
            let (tell, word) = oneshot::channel();
            waiting.push(tell);
            word
        };
        match word.await {
            Ok(Word::Answer(body)) => Seat::Served(body),
            Ok(Word::Lead(lead)) => Seat::Leads(lead),
            Ok(Word::Alone) | Err(_) => Seat::Alone,
        }
    }

    fn asked(&self) -> MutexGuard<'_, HashMap<Question, Vec<Waiting>>> {
        // A panic under this lock leaves a map of senders, which is whole at any moment.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those who wait for the next answer; without any, the question is forgotten.
    fn next(&self, question: &Question, mut waiting: Vec<Waiting>) -> Vec<Waiting> {
        let mut asked = self.asked();
        waiting.extend(asked.get_mut(question).map(std::mem::take).unwrap_or_default());
        // Who went away leads nobody.
        waiting.retain(|reader| !reader.is_closed());
        if waiting.is_empty() {
            asked.remove(question);
        }
        waiting
    }
}

impl Lead {
    /// Gives the answer to the others. Without a body it is not for them: an error names the request that it befell.
    pub(super) fn answered(mut self, body: Option<&Bytes>) {
        for follower in self.followers.drain(..) {
            let word = body.map_or(Word::Alone, |body| Word::Answer(body.clone()));
            // A reader may be gone.
            let _ = follower.send(word);
        }
    }
}

impl Drop for Lead {
    fn drop(&mut self) {
        let mut followers = self
            .crowd
            .next(&self.question, std::mem::take(&mut self.followers));
        if let Some(first) = followers.pop() {
            let (crowd, question) = (self.crowd.clone(), self.question);
            // Where that reader is gone, what it was given is dropped, and so goes to the one after it.
            let _ = first.send(Word::Lead(Lead {
                crowd,
                question,
                followers,
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::{Bytes, Crowd, Seat, Taal};

    const ASKED: ([u8; 32], Taal) = ([7; 32], Taal::Nl);

    fn body() -> Bytes {
        Bytes::from_static(b"{}")
    }

    fn leads(seat: Option<Seat>) -> super::Lead {
        match seat {
            Some(Seat::Leads(lead)) => lead,
            _ => panic!("this reader should make the answer"),
        }
    }

    #[test]
    fn who_comes_while_an_answer_is_made_shares_the_next_one() {
        let crowd = Crowd::default();
        let first = leads(crowd.seat(ASKED).now_or_never());
        let (mut second, mut third) = (Box::pin(crowd.seat(ASKED)), Box::pin(crowd.seat(ASKED)));
        assert!(second.as_mut().now_or_never().is_none() && third.as_mut().now_or_never().is_none());
        // Their question is younger than this answer, so it is not for them.
        first.answered(Some(&body()));
        let next = leads(third.as_mut().now_or_never());
        assert!(second.as_mut().now_or_never().is_none());
        next.answered(Some(&body()));
        assert!(matches!(second.now_or_never(), Some(Seat::Served(_))));
        assert!(crowd.asked().is_empty(), "nothing is left behind");
    }

    #[test]
    fn another_question_or_language_waits_for_nobody() {
        let crowd = Crowd::default();
        let _first = leads(crowd.seat(ASKED).now_or_never());
        leads(crowd.seat(([8; 32], Taal::Nl)).now_or_never());
        leads(crowd.seat((ASKED.0, Taal::En)).now_or_never());
    }

    #[test]
    fn an_error_is_told_to_nobody_else() {
        let crowd = Crowd::default();
        let first = leads(crowd.seat(ASKED).now_or_never());
        let (mut second, mut third) = (Box::pin(crowd.seat(ASKED)), Box::pin(crowd.seat(ASKED)));
        assert!(second.as_mut().now_or_never().is_none() && third.as_mut().now_or_never().is_none());
        drop(first);
        leads(third.as_mut().now_or_never()).answered(None);
        assert!(matches!(second.now_or_never(), Some(Seat::Alone)));
    }

    #[test]
    fn who_goes_away_keeps_nobody_waiting() {
        let crowd = Crowd::default();
        let first = leads(crowd.seat(ASKED).now_or_never());
        let mut second = Box::pin(crowd.seat(ASKED));
        let mut third = Box::pin(crowd.seat(ASKED));
        let mut fourth = Box::pin(crowd.seat(ASKED));
        for waiting in [&mut second, &mut third, &mut fourth] {
            assert!(waiting.as_mut().now_or_never().is_none());
        }
        drop(fourth);
        drop(first);
        let mut fifth = Box::pin(crowd.seat(ASKED));
        assert!(fifth.as_mut().now_or_never().is_none());
        // One that was told to lead goes away before it hears so; the others lead in turn.
        drop(third);
        drop(leads(fifth.as_mut().now_or_never()));
        leads(second.as_mut().now_or_never()).answered(Some(&body()));
        assert!(crowd.asked().is_empty());
    }
}
