//! The program killed outright, again and again, while twenty-five learners answer.

use super::grounds::{Grounds, answer};
use learning::dice::{Dice, QuickDice};
use service::ids::EventId;
use std::{collections::BTreeMap, net::SocketAddr};
use tests::http::Client;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

const WRITERS: usize = 25;
const KILLS: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_answer_is_lost_on_sqlite() {
    killed(Grounds::sqlite(WRITERS).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_acknowledged_answer_is_lost_on_postgresql() {
    let Some(grounds) = Grounds::postgresql(WRITERS).await else { return };
    killed(grounds).await;
}

async fn killed(grounds: Grounds) {
    let mut dice = QuickDice::new(16);
    let mut writers: Vec<Writer> = grounds.cookies.iter().map(|cookie| Writer::new(cookie)).collect();
    for _ in 0..KILLS {
        let acknowledged = usize::try_from(dice.below(150)).unwrap();
        writers = round(&grounds, writers, acknowledged).await;
        let kept = grounds.kept().await;
        for writer in &writers {
            writer.check(&kept);
        }
    }
    // The last unanswered ones arrive after all; then what is kept is what was sent, once.
    let serving = grounds.program.serve().await.unwrap();
    for writer in &mut writers {
        writer.catch_up(&mut serving.client(&writer.cookie)).await.unwrap();
    }
    serving.stop().await.unwrap();
    let sent: BTreeMap<EventId, u16> = writers.iter().flat_map(Writer::everything).collect();
    assert!(sent.len() > KILLS * WRITERS, "only {} answers were sent", sent.len());
    assert_eq!(grounds.kept().await, sent);
    grounds.is_sound().await;
    grounds.close().await;
}

/// Serves, lets everyone answer until so many answers were acknowledged, and kills.
async fn round(grounds: &Grounds, writers: Vec<Writer>, acknowledged: usize) -> Vec<Writer> {
    let serving = grounds.program.serve().await.unwrap();
    let (told, mut news) = unbounded_channel();
    let tasks: Vec<_> =
        writers.into_iter().map(|writer| tokio::spawn(writer.write(serving.address, told.clone()))).collect();
    drop(told);
    for _ in 0..=acknowledged {
        news.recv().await.unwrap();
    }
    serving.kill().await.unwrap();
    let mut writers = Vec::new();
    for task in tasks {
        writers.push(task.await.unwrap());
    }
    writers
}

/// A learner's browser, which remembers what it sent and what it was told.
struct Writer {
    cookie: String,
    /// Sent, and acknowledged in these words.
    acknowledged: Vec<(EventId, u16, String)>,
    /// Sent, and nobody knows.
    open: Option<(EventId, u16)>,
}

impl Writer {
    fn new(cookie: &str) -> Self {
        Self { cookie: cookie.to_owned(), acknowledged: Vec::new(), open: None }
    }

    /// Answers until the line breaks.
    async fn write(mut self, address: SocketAddr, told: UnboundedSender<()>) -> Self {
        let mut client = Client::new(address, &self.cookie);
        if self.again(&mut client).await.is_err() {
            return self;
        }
        loop {
            let choice = u16::try_from(self.acknowledged.len() % 2).unwrap();
            self.open.get_or_insert_with(|| (EventId::new(), choice));
            if self.catch_up(&mut client).await.is_err() {
                return self;
            }
            let _ = told.send(());
        }
    }

    /// Sends the last acknowledged one again: the same words come back.
    async fn again(&self, client: &mut Client) -> std::io::Result<()> {
        let Some((id, choice, words)) = self.acknowledged.last() else { return Ok(()) };
        let reply = answer(client, *id, *choice).await?;
        assert_eq!((reply.status, &reply.text()), (200, words));
        Ok(())
    }

    /// Sends the one that nobody knows of.
    async fn catch_up(&mut self, client: &mut Client) -> std::io::Result<()> {
        let Some((id, choice)) = self.open else { return Ok(()) };
        let reply = answer(client, id, choice).await?;
        assert_eq!(reply.status, 200, "{}", reply.text());
        self.acknowledged.push((id, choice, reply.text()));
        self.open = None;
        Ok(())
    }

    fn check(&self, kept: &BTreeMap<EventId, u16>) {
        for (id, choice, _) in &self.acknowledged {
            assert_eq!(kept.get(id), Some(choice), "an acknowledged answer is lost or changed");
        }
    }

    fn everything(&self) -> impl Iterator<Item = (EventId, u16)> {
        self.acknowledged.iter().map(|(id, choice, _)| (*id, *choice)).chain(self.open)
    }
}
