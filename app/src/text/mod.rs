//! Words in French and English, one typed function for each message of `locales/`.

mod format;

use fluent_bundle::{FluentResource, FluentValue as Value, concurrent::FluentBundle};
use service::Locale;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

// The functions, and `FILES`: every file of words, by language.
include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Text {
    locale: Locale,
    bundle: &'static FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Text").field(&self.locale).finish()
    }
}

static FRENCH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Locale::Fr));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Locale::En));

fn bundle(locale: Locale) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.word().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for (_, source) in FILES.iter().filter(|(l, _)| *l == locale.word()) {
        // The build refused what does not parse; what remains of a resource with errors is still the resource.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

impl Text {
    /// The words of a language.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        let bundle = match locale {
            Locale::Fr => &*FRENCH,
            Locale::En => &*ENGLISH,
        };
        Self { locale, bundle }
    }

    /// The language.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// Its word for `lang` attributes.
    #[must_use]
    pub const fn lang(&self) -> &'static str {
        self.locale.word()
    }

    fn say<'a, const N: usize>(&self, id: &'static str, values: [(&'static str, Value<'a>); N]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|m| m.value()) else { return id.to_owned() };
        let arguments = (N > 0).then(|| values.into_iter().collect::<fluent_bundle::FluentArgs<'a>>());
        let said = self.bundle.format_pattern(pattern, arguments.as_ref(), &mut Vec::new());
        match self.locale {
            Locale::Fr => format::french_spaces(&said),
            Locale::En => said.into_owned(),
        }
    }
}
