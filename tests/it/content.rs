//! The course that we ship, compiled once, and what tests change in it.

use learning::catalogue::{ProvisionRef, Register};
use service::{
    Ctx,
    authoring::{self, Compiled, Root},
    catalogue::publish,
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
    path::{Path, PathBuf},
    sync::LazyLock,
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The course.
pub(crate) const COURSE: &str = "traite-et-trafic";

/// A register of one provision, for small courses.
pub(crate) const REGISTER: &str = "meta:
  compiled: '2026-11-23'
instruments:
- id: tip
  title_fr: Protocole
  title_en: Protocol
  jurisdiction: INT
  kind: treaty
  adopted: '2000-11-15'
  in_force: '2003-12-25'
  status: in_force
  provisions:
  - {id: 3-a, article: 3(a), subject_fr: Définition, summary_fr: Trois éléments.}
";

static COMPILED: LazyLock<Compiled> =
    LazyLock::new(|| authoring::compile(&[Root::public(folder())]).unwrap_or_else(|r| panic!("{} errors", r.errors())));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// What `content/` compiles to.
pub(crate) fn compiled() -> &'static Compiled {
    &COMPILED
}

/// Publishes `content/`.
pub(crate) async fn publish_all(ctx: &Ctx) -> String {
    publish::everything(ctx, compiled()).await.unwrap();
    compiled().courses[0].address.to_string()
}

/// Files of `content/` by name.
pub(crate) fn files() -> BTreeMap<String, Vec<u8>> {
    let (mut folders, mut files) = (vec![folder()], BTreeMap::new());
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(here).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder()).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// An archive of files.
pub(crate) fn zipped(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer.start_file(format!("content/{name}"), SimpleFileOptions::default()).unwrap();
        writer.write_all(text).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Changes words in a file.
pub(crate) fn edit(files: &mut BTreeMap<String, Vec<u8>>, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(files[name].clone()).unwrap();
    assert!(text.contains(from), "{name} does not hold {from:?}");
    files.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
}

/// The register with one provision repealed.
pub(crate) fn repealed(provision: &ProvisionRef) -> Register {
    let mut value = serde_json::to_value(&compiled().register).unwrap();
    let instruments = value["instruments"].as_array_mut().unwrap();
    let instrument = instruments.iter_mut().find(|i| i["id"] == provision.instrument.as_str()).unwrap();
    let provisions = instrument["provisions"].as_array_mut().unwrap();
    let one = provisions.iter_mut().find(|p| p["id"] == provision.provision.as_str()).unwrap();
    one["state"]["status"] = "repealed".into();
    serde_json::from_value(value).unwrap()
}

/// A provision on which exam questions rest, undated, with those questions.
pub(crate) fn relied_on() -> (ProvisionRef, Vec<String>) {
    let index = &compiled().index;
    let dated = |id: &str| {
        let question = compiled().courses[0].bank.get(id).unwrap().unsealed();
        question.all_citations().iter().any(|c| c.on.is_some())
    };
    index
        .iter()
        .filter_map(|(provision, courses)| {
            let dependents = courses.get(COURSE)?;
            let exam: Vec<String> = dependents.exam.iter().map(ToString::to_string).collect();
            let course = &compiled().courses[0].course;
            let in_module = dependents.tests.iter().any(|id| course.test(id.as_str()).unwrap().module.is_some());
            let plain = exam.iter().all(|id| !dated(id)) && !dependents.lessons.is_empty() && in_module;
            (plain && (1..=3).contains(&exam.len())).then(|| (provision.clone(), exam))
        })
        .next()
        .unwrap()
}
