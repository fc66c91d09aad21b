//! The frame of every page: head, masthead, breadcrumbs, footer.

use crate::{
    page::{About, Site, navigation},
    routes::patterns,
};
use leptos::{html::ElementChild, prelude::*};
use service::{Actor, Locale};

/// A whole document around a page's own view.
pub(crate) fn frame(site: &Site, about: About, view: AnyView) -> AnyView {
    let t = &site.text;
    let title = if about.title.is_empty() {
        format!("Prétoire – {}", site.ctx.school.name)
    } else {
        format!("{} – {}", about.title, site.ctx.school.name)
    };
    let wrap = if about.wide { "wrap wide" } else { "wrap" };
    let body = view! {
        <body class=about.paper.then_some("paper")>
            <a class="skip" href="#main">{t.skip_to_content()}</a>
            {demonstration(site)}
            {masthead(site)}
            <div class=wrap>
                {crumbs(site, &about)}
                <main id="main" tabindex="-1">{preview(site)}{done(site)}{view}</main>
            </div>
            {footer(site)}
        </body>
    };
    view! { <html lang=t.lang()>{head(site, title, about.islands)}{body}</html> }.into_any()
}

fn head(site: &Site, title: String, islands: bool) -> AnyView {
    let assets = &site.assets;
    let loader = islands.then(|| {
        view! {
            <script
                type="module"
                src=assets.loader.clone()
                data-browser=assets.browser.clone()
                data-wasm=assets.wasm.clone()
            ></script>
        }
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{title}</title>
            <link rel="stylesheet" href=assets.style.clone()/>
            <link rel="icon" href=assets.icon.clone() type="image/svg+xml"/>
            {loader}
        </head>
    }
    .into_any()
}

fn demonstration(site: &Site) -> Option<AnyView> {
    let t = &site.text;
    site.ctx.school.demonstration.then(|| {
        view! { <aside class="demo" aria-label=t.demonstration()><b>{t.demonstration()}</b>" "{t.demonstration_says()}</aside> }.into_any()
    })
}

fn masthead(site: &Site) -> AnyView {
    let t = &site.text;
    view! {
        <header class="masthead">
            <div class="wrap">
                <a class="brand" href=site.to(patterns::HOME)>"Prétoire "<small>{site.ctx.school.name.clone()}</small></a>
                {language(site)}
                {notices(site)}
                {person(site)}
                <nav aria-label=t.nav_main()><ul>{links(site)}</ul></nav>
            </div>
            <div class="band"></div>
        </header>
    }
    .into_any()
}

fn links(site: &Site) -> Vec<AnyView> {
    navigation(site)
        .into_iter()
        .map(|(words, address)| {
            let here = (address == site.path).then_some("page");
            view! { <li><a href=site.to(address) aria-current=here>{words}</a></li> }.into_any()
        })
        .collect()
}

fn language(site: &Site) -> AnyView {
    let (other, name) = match site.text.locale() {
        Locale::Fr => ("en", "English"),
        Locale::En => ("fr", "Français"),
    };
    view! {
        <form method="post" action=site.to(patterns::LANGUAGE)>
            <input type="hidden" name="back" value=site.to(&site.path)/>
            <button class="link" name="locale" value=other lang=other>{name}</button>
        </form>
    }
    .into_any()
}

/// Notices, with how many are not read, in words.
fn notices(site: &Site) -> Option<AnyView> {
    if !site.signed_in() {
        return None;
    }
    let here = (site.path == patterns::NOTICES).then_some("page");
    let words = site.text.notices_link(site.unread);
    Some(view! { <a href=site.to(patterns::NOTICES) aria-current=here>{words}</a> }.into_any())
}

fn person(site: &Site) -> AnyView {
    let t = &site.text;
    let Actor::Person(signed) = &site.ctx.actor else {
        return view! { <a href=site.to(patterns::SIGN_IN)>{t.sign_in()}</a> }.into_any();
    };
    view! {
        <details class="menu">
            <summary>{signed.name.clone()}</summary>
            <ul>
                <li><a href=site.to(patterns::MESSAGES)>{t.messages_title()}</a></li>
                <li><a href=site.to(patterns::ACCOUNT)>{t.my_account()}</a></li>
                <li>
                    <form method="post" action=site.to(patterns::SIGN_OUT)>
                        <button class="link">{t.sign_out()}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
    .into_any()
}

fn crumbs(site: &Site, about: &About) -> Option<AnyView> {
    if about.crumbs.is_empty() {
        return None;
    }
    let above: Vec<_> = about
        .crumbs
        .iter()
        .map(|(words, address)| view! { <li><a href=site.to(address)>{words.clone()}</a></li> })
        .collect();
    let t = &site.text;
    let crumbs = view! {
        <nav class="crumbs" aria-label=t.nav_crumbs()>
            <ol>{above}<li aria-current="page">{about.title.clone()}</li></ol>
        </nav>
    };
    Some(crumbs.into_any())
}

fn done(site: &Site) -> Option<AnyView> {
    let words = site.done.clone()?;
    Some(view! { <div class="notice success" role="status"><p>{words}</p></div> }.into_any())
}

/// On a page of a draft: that it is one, and as whom it is read.
fn preview(site: &Site) -> Option<AnyView> {
    let preview = site.preview.as_ref()?;
    let t = &site.text;
    let value = |name: &str| {
        let pairs = preview.reader.split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(n, _)| *n == name).map(|(_, v)| v.to_owned()).next().unwrap_or_default()
    };
    let choose = |name: &'static str, label: String, choices: Vec<(&'static str, String)>| {
        let chosen = value(name);
        let options: Vec<_> = choices
            .into_iter()
            .map(|(code, words)| view! { <option value=code selected={code == chosen}>{words}</option> })
            .collect();
        view! { <div><label for=name>{label}</label><select id=name name=name>{options}</select></div> }
    };
    let countries =
        vec![("BF", t.country_bf()), ("ML", t.country_ml()), ("NE", t.country_ne()), ("other", t.preview_elsewhere())];
    let corps = vec![
        ("magistrat", t.audience_magistrat()),
        ("opj", t.audience_opj()),
        ("greffier", t.audience_greffier()),
        ("other", t.preview_nobody()),
    ];
    let languages = vec![("fr", "Français".to_owned()), ("en", "English".to_owned())];
    let here = format!("{}{}", site.prefix, site.path.split('?').next().unwrap_or_default());
    let banner = view! {
        <div class="notice">
            <p><b>{t.preview_title()}</b>" "{t.preview_says()}" "<a href=format!("{}{}", site.prefix, preview.back)>{t.preview_back()}</a></p>
        </div>
        <form class="toolbar" method="get" action=here>
            {choose("jurisdiction", t.preview_jurisdiction(), countries)}
            {choose("audience", t.preview_audience(), corps)}
            {choose("lang", t.preview_language(), languages)}
            <button class="button quiet">{t.preview_look()}</button>
        </form>
    };
    Some(banner.into_any())
}

fn footer(site: &Site) -> AnyView {
    let t = &site.text;
    view! {
        <footer class="footer">
            <div class="wrap">
                <p>{t.footer_texts_prevail()}" "<a href=site.to(patterns::ABOUT)>{t.about_title()}</a></p>
            </div>
        </footer>
    }
    .into_any()
}
