//! The sheet of one-time codes: shown once, to be printed and cut.

use crate::{
    page::{About, Page, Site},
    routes::patterns,
};
use leptos::{html::ElementChild, prelude::*};
use service::identity::people::Code;

/// The sheet, with the address that people type to reach the school.
#[must_use]
pub fn codes(site: &Site, codes: &[Code], address: &str) -> Page {
    let t = &site.text;
    let about = About::titled(t.codes_title()).under(t.people_title(), patterns::PEOPLE).paper();
    site.page(about, || {
        let slips: Vec<_> = codes.iter().map(|code| slip(site, code, address)).collect();
        view! {
            <h1>{t.codes_title()}</h1>
            <div class="notice warn"><p>{t.codes_once()}</p></div>
            <p>{t.codes_print()}</p>
            <section class="sheet" aria-label=t.codes_title()>
                <h2>{site.ctx.school.name.clone()}</h2>
                <div class="slips">{slips}</div>
            </section>
            <p><a class="back" href=site.to(patterns::PEOPLE)>{t.people_back()}</a></p>
        }
    })
}

fn slip(site: &Site, code: &Code, address: &str) -> AnyView {
    let t = &site.text;
    view! {
        <article class="slip">
            <p><b>{code.person.name()}</b></p>
            <p>{t.codes_matricule(code.person.draft.matricule.clone())}</p>
            <p class="code">{code.code.clone()}</p>
            <p><small>{t.codes_what_to_do(address.to_owned())}</small></p>
            <p><small>{t.codes_until(site.day(code.expires_at))}</small></p>
        </article>
    }
    .into_any()
}
