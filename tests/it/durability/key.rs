//! The key of the sealed banks: `doctor` says when it is missing, in the wrong place, or another than the one that sealed.

use super::grounds::Grounds;
use service::seal::BankKey;

#[tokio::test]
async fn doctor_looks_at_the_key() {
    let grounds = Grounds::sqlite(0).await;
    let said = async |file: &std::path::Path| {
        let said = grounds.program.run(&["doctor", "--key-file", &file.display().to_string()]).await.unwrap();
        said.words
    };
    let sound = said(&tests::program::key_file()).await;
    assert!(sound.contains("✓ clé des banques"), "{sound}");

    let elsewhere = tempfile::tempdir().unwrap();
    let missing = said(&elsewhere.path().join("none.key")).await;
    assert!(missing.contains("✗ clé des banques") && missing.contains("missing"), "{missing}");

    let other = elsewhere.path().join("other.key");
    std::fs::write(&other, BankKey::random().text()).unwrap();
    let unfit = said(&other).await;
    assert!(unfit.contains("does not open 1 bank(s)"), "{unfit}");

    let inside = grounds.folder().join("bank.key");
    std::fs::copy(tests::program::key_file(), &inside).unwrap();
    let beside = said(&inside).await;
    assert!(beside.contains("inside the data folder"), "{beside}");
    grounds.close().await;
}
