//! Turns `locales/{fr,en}/*.ftl` into typed functions; the build fails on a message that is missing or unparsable.

use fluent_syntax::{ast, parser};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::ExitCode,
};

/// Variables of each message by id, in the order in which the message names them.
type Messages = BTreeMap<String, Vec<String>>;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    let mut problems = Vec::new();
    let mut files = Vec::new();
    let french = read("fr", &mut files, &mut problems);
    let english = read("en", &mut files, &mut problems);
    compare(&french, &english, &mut problems);
    if !problems.is_empty() {
        problems.iter().for_each(|p| println!("cargo::error={p}"));
        return ExitCode::FAILURE;
    }
    let Some(out) = env::var_os("OUT_DIR") else { return ExitCode::FAILURE };
    let written = fs::write(Path::new(&out).join("messages.rs"), generated(&french) + &embedded(&files));
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Language and path, from the crate's folder.
type Files = Vec<(String, String)>;

fn read(locale: &str, embedded: &mut Files, problems: &mut Vec<String>) -> Messages {
    let mut messages = Messages::new();
    let Ok(folder) = fs::read_dir(format!("locales/{locale}")) else {
        problems.push(format!("locales/{locale} cannot be read"));
        return messages;
    };
    let mut files: Vec<_> = folder.filter_map(|f| Some(f.ok()?.path())).collect();
    files.sort();
    files.retain(|file| file.extension().is_some_and(|kind| kind == "ftl"));
    embedded.extend(files.iter().map(|file| (locale.to_owned(), file.display().to_string())));
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        match parser::parse(text.as_str()) {
            Err((_, errors)) => problems.extend(errors.iter().map(|e| {
                let line = text.get(..e.pos.start).unwrap_or_default().lines().count();
                format!("{}:{line}: {e}", file.display())
            })),
            Ok(resource) => collect(&resource, &mut messages, &file.display().to_string(), problems),
        }
    }
    messages
}

fn collect(resource: &ast::Resource<&str>, messages: &mut Messages, file: &str, problems: &mut Vec<String>) {
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let mut variables = Vec::new();
        if let Some(pattern) = &message.value {
            pattern_variables(pattern, &mut variables);
        }
        if messages.insert(message.id.name.to_owned(), variables).is_some() {
            problems.push(format!("{file}: message {} stands twice", message.id.name));
        }
    }
}

fn pattern_variables(pattern: &ast::Pattern<&str>, found: &mut Vec<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expression_variables(expression, found);
        }
    }
}

fn expression_variables(expression: &ast::Expression<&str>, found: &mut Vec<String>) {
    match expression {
        ast::Expression::Inline(inline) => inline_variables(inline, found),
        ast::Expression::Select { selector, variants } => {
            inline_variables(selector, found);
            variants.iter().for_each(|v| pattern_variables(&v.value, found));
        }
    }
}

fn inline_variables(inline: &ast::InlineExpression<&str>, found: &mut Vec<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } if !found.iter().any(|known| known == id.name) => {
            found.push(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => expression_variables(expression, found),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|a| inline_variables(a, found));
        }
        _ => {}
    }
}

fn compare(french: &Messages, english: &Messages, problems: &mut Vec<String>) {
    for (id, variables) in french {
        match english.get(id) {
            None => problems.push(format!("message {id} is missing in locales/en")),
            Some(other) if other.iter().collect::<BTreeSet<_>>() != variables.iter().collect() => {
                problems.push(format!("message {id} has other variables in fr and en"));
            }
            Some(_) => {}
        }
    }
    for id in english.keys().filter(|id| !french.contains_key(*id)) {
        problems.push(format!("message {id} is missing in locales/fr"));
    }
}

fn generated(messages: &Messages) -> String {
    let mut code = String::from("impl Text {\n");
    for (id, variables) in messages {
        let name = id.replace('-', "_");
        let arguments: String = variables.iter().map(|v| format!(", {v}: impl Into<Value<'a>>")).collect();
        let pairs: String = variables.iter().map(|v| format!("(\"{v}\", {v}.into()), ")).collect();
        let lifetime = if variables.is_empty() { "" } else { "<'a>" };
        code.push_str(&format!(
            "    /// `{id}`.\n    #[must_use]\n    pub fn {name}{lifetime}(&self{arguments}) -> String {{ self.say(\"{id}\", [{pairs}]) }}\n"
        ));
    }
    code.push_str("}\n");
    code
}

fn embedded(files: &Files) -> String {
    let one = |(locale, path): &(String, String)| {
        format!("({locale:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?}))), ", format!("/{path}"))
    };
    format!("const FILES: &[(&str, &str)] = &[{}];\n", files.iter().map(one).collect::<String>())
}
