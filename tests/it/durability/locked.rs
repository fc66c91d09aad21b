//! A database that somebody else holds, that is not there, or that a newer version made.

use super::grounds::{Grounds, PAGE, answer, program};
use sea_orm::ConnectionTrait;
use service::ids::EventId;

#[tokio::test(flavor = "multi_thread")]
async fn a_held_database_is_told_and_nothing_is_lost() {
    let grounds = Grounds::sqlite(3).await;
    let serving = grounds.program.serve().await.unwrap();
    let mut clients: Vec<_> = grounds.cookies.iter().map(|cookie| serving.client(cookie)).collect();
    let ids = [EventId::new(), EventId::new(), EventId::new()];
    let other = grounds.store().await;
    other.writer.execute_unprepared("BEGIN EXCLUSIVE").await.unwrap();
    let [one, two, three] = clients.as_mut_slice() else { panic!("three learners") };
    let (a, b, c) = tokio::join!(answer(one, ids[0], 0), answer(two, ids[1], 0), answer(three, ids[2], 1));
    for reply in [a.unwrap(), b.unwrap(), c.unwrap()] {
        assert_eq!(reply.status, 503, "{}", reply.text());
        assert!(reply.text().contains("rien n’a été perdu"), "{}", reply.text());
    }
    assert_eq!(one.get(PAGE, "").await.unwrap().status, 200);
    other.writer.execute_unprepared("ROLLBACK").await.unwrap();
    other.close().await;
    for (client, id) in clients.iter_mut().zip(ids) {
        assert_eq!(answer(client, id, 0).await.unwrap().status, 200);
    }
    serving.stop().await.unwrap();
    assert_eq!(grounds.kept().await.len(), 3);
    grounds.close().await;
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused() {
    let grounds = Grounds::sqlite(0).await;
    let store = grounds.store().await;
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)";
    store.writer.execute_unprepared(newer).await.unwrap();
    store.close().await;
    for command in ["serve", "migrate", "doctor"] {
        let said = grounds.program.run(&[command]).await.unwrap();
        assert_eq!(said.code, 1, "{command}: {}", said.words);
        assert!(said.words.contains("newer version of Prétoire (migration m9999_later)"), "{command}: {}", said.words);
    }
    grounds.close().await;
}

#[tokio::test]
async fn a_missing_database_is_said_and_not_made_by_looking() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path());
    let said = program.run(&["doctor"]).await.unwrap();
    assert_eq!(said.code, 1);
    assert!(said.words.contains("absente / missing"), "{}", said.words);
    assert!(!folder.path().join("pretoire.db").exists());
}

#[tokio::test]
async fn a_server_of_databases_that_does_not_answer_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = program(folder.path());
    program.database = Some("postgres://nobody@127.0.0.1:1/none".to_owned());
    for command in ["serve", "doctor"] {
        let said = program.run(&[command]).await.unwrap();
        assert_eq!(said.code, 1, "{command}: {}", said.words);
        assert!(said.words.contains("PostgreSQL"), "{command}: {}", said.words);
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let words = "Ceci n’est pas une base.".repeat(200);
    std::fs::write(folder.path().join("pretoire.db"), &words).unwrap();
    for command in ["serve", "doctor"] {
        let said = program(folder.path()).run(&[command]).await.unwrap();
        assert_eq!(said.code, 1, "{command}: {}", said.words);
        assert!(said.words.contains("not a database"), "{command}: {}", said.words);
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("pretoire.db")).unwrap(), words);
}
