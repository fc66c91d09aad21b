//! A grading plan as the fields of a form, and back. A line without a name is no line: that is how one is taken out.

use learning::grades::{
    plan::{Attempts, Bonus, Category, Item, ItemKind, Mention, Plan, Rounding, Settings, Treatment},
    typed::{self, Typed},
};
use std::collections::BTreeSet;

/// Most categories in a form.
const MOST_CATEGORIES: usize = 20;
/// Most items of one category in a form.
const MOST_ITEMS: usize = 60;

/// Names and values of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFields(pub Vec<(String, String)>);

/// A field that is not right, and why.
pub(crate) type Wrong = (String, &'static str);

impl PlanFields {
    /// The fields that show a plan.
    #[must_use]
    pub fn of(plan: &Plan, comma: bool) -> Self {
        let mut fields = Self::default();
        let number = |value: i32| short(value, comma);
        for (c, category) in plan.categories.iter().enumerate() {
            fields.put(format!("c{c}-title"), &category.title);
            fields.put(format!("c{c}-coefficient"), number(hundredths(category.coefficient)));
            fields.put(format!("c{c}-floor"), category.floor.map(number).unwrap_or_default());
            for (i, item) in category.items.iter().enumerate() {
                let mut put = |name: &str, value: String| fields.put(format!("c{c}-i{i}-{name}"), value);
                put("id", item.id.clone());
                put("title", item.title.clone());
                put("kind", word(&item.kind));
                put("coefficient", number(hundredths(item.coefficient)));
                put("scale", item.scale.to_string());
                put("attempts", word(&item.attempts));
                put("floor", item.floor.map(number).unwrap_or_default());
                put("bonus", item.bonus.map(|bonus| number(bonus.above)).unwrap_or_default());
            }
        }
        let settings = &plan.settings;
        fields.put("absent", word(&settings.absent));
        fields.put("excused", word(&settings.excused));
        fields.put("missed", word(&settings.missed));
        fields.put("rounding", word(&settings.rounding));
        fields.put("pass", number(settings.pass));
        fields.put("resit", settings.resit.map(number).unwrap_or_default());
        fields.put("cap", number(settings.bonus_cap));
        let mentions = settings.mentions.iter().map(|mention| format!("{} {}", number(mention.from), mention.title));
        fields.put("mentions", mentions.collect::<Vec<_>>().join("\n"));
        fields.put("tie", settings.tie_break.first().cloned().unwrap_or_default());
        fields
    }

    fn put(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// How many categories the form holds.
    #[must_use]
    pub fn categories(&self) -> usize {
        (0..MOST_CATEGORIES).take_while(|c| self.has(&format!("c{c}-title"))).count()
    }

    /// How many items a category of the form holds.
    #[must_use]
    pub fn items(&self, category: usize) -> usize {
        (0..MOST_ITEMS).take_while(|i| self.has(&format!("c{category}-i{i}-title"))).count()
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// The plan that the fields say, and the fields that say nothing sensible.
    #[must_use]
    pub fn plan(&self) -> (Plan, Vec<Wrong>) {
        let mut wrong = Vec::new();
        let mut taken: BTreeSet<String> = (0..self.categories())
            .flat_map(|c| (0..self.items(c)).map(move |i| format!("c{c}-i{i}-id")))
            .map(|name| self.get(&name).to_owned())
            .collect();
        let categories = (0..self.categories()).filter_map(|c| self.category(c, &mut taken, &mut wrong)).collect();
        let settings = Settings {
            absent: self.choice("absent", Treatment::Zero),
            excused: self.choice("excused", Treatment::LeftOut),
            missed: self.choice("missed", Treatment::Zero),
            rounding: self.choice("rounding", Rounding::Hundredth),
            pass: self.number("pass", &mut wrong).unwrap_or(1_000),
            resit: self.number("resit", &mut wrong),
            bonus_cap: self.number("cap", &mut wrong).unwrap_or(0),
            mentions: self.mentions(&mut wrong),
            tie_break: Some(self.get("tie").to_owned()).filter(|id| !id.is_empty()).into_iter().collect(),
        };
        (Plan { categories, settings }, wrong)
    }

    fn category(&self, c: usize, taken: &mut BTreeSet<String>, wrong: &mut Vec<Wrong>) -> Option<Category> {
        let items: Vec<Item> = (0..self.items(c)).filter_map(|i| self.item(c, i, taken, wrong)).collect();
        let title = self.get(&format!("c{c}-title")).to_owned();
        if title.is_empty() && items.is_empty() {
            return None;
        }
        let coefficient = self.number(&format!("c{c}-coefficient"), wrong);
        let floor = self.number(&format!("c{c}-floor"), wrong);
        Some(Category { title, coefficient: unsigned(coefficient), floor, items })
    }

    fn item(&self, c: usize, i: usize, taken: &mut BTreeSet<String>, wrong: &mut Vec<Wrong>) -> Option<Item> {
        let name = |field: &str| format!("c{c}-i{i}-{field}");
        let title = self.get(&name("title")).to_owned();
        if title.is_empty() {
            return None;
        }
        let id = match self.get(&name("id")) {
            "" => fresh(&title, taken),
            id => id.to_owned(),
        };
        let kind = self.choice(&name("kind"), ItemKind::Outside);
        let coefficient = unsigned(self.number(&name("coefficient"), wrong));
        let scale = self.get(&name("scale")).parse().unwrap_or(20);
        let attempts = self.choice(&name("attempts"), Attempts::Best);
        let floor = self.number(&name("floor"), wrong);
        let bonus = self.number(&name("bonus"), wrong).map(|above| Bonus { above });
        Some(Item { id, title, kind, coefficient, scale, attempts, floor, bonus })
    }

    fn choice<T: serde::de::DeserializeOwned>(&self, name: &str, otherwise: T) -> T {
        serde_json::from_value(self.get(name).into()).unwrap_or(otherwise)
    }

    /// A number with two decimals at most; none when the field is empty.
    fn number(&self, name: &str, wrong: &mut Vec<Wrong>) -> Option<i32> {
        match typed::read(self.get(name), 1_000) {
            Ok(Typed::Mark(value)) => Some(value),
            Ok(Typed::Nothing) => None,
            _ => {
                wrong.push((name.to_owned(), "number"));
                None
            }
        }
    }

    /// A line for each mention: the total from which it is given, then its name.
    fn mentions(&self, wrong: &mut Vec<Wrong>) -> Vec<Mention> {
        let lines = self.get("mentions").lines().map(str::trim).filter(|line| !line.is_empty());
        let read = lines.map(|line| {
            let (from, title) = line.split_once(char::is_whitespace)?;
            let Ok(Typed::Mark(from)) = typed::read(from, 20) else { return None };
            Some(Mention { from, title: title.trim().to_owned() })
        });
        let read: Option<Vec<Mention>> = read.collect();
        read.unwrap_or_else(|| {
            wrong.push(("mentions".to_owned(), "line"));
            Vec::new()
        })
    }
}

fn hundredths(coefficient: u32) -> i32 {
    i32::try_from(coefficient).unwrap_or(i32::MAX)
}

fn unsigned(value: Option<i32>) -> u32 {
    value.map_or(100, |value| u32::try_from(value).unwrap_or(0))
}

fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A number of hundredths as short as it can be.
fn short(value: i32, comma: bool) -> String {
    let (whole, rest) = (value / 100, value % 100);
    match rest {
        0 => whole.to_string(),
        rest => format!("{whole}{}{rest:02}", if comma { ',' } else { '.' }).trim_end_matches('0').to_owned(),
    }
}

/// A stable word for a new item, made of its name.
fn fresh(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = title
        .chars()
        .map(|c| match c.to_lowercase().next().unwrap_or(c) {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            c if c.is_ascii_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let slug: String = plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(40).collect();
    let slug = if slug.is_empty() { "note".to_owned() } else { slug };
    let mut candidate = slug.clone();
    for number in 2.. {
        if taken.insert(candidate.clone()) {
            break;
        }
        candidate = format!("{slug}-{number}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let item = |id: &str, title: &str| Item {
            id: id.to_owned(),
            title: title.to_owned(),
            kind: ItemKind::Outside,
            coefficient: 150,
            scale: 40,
            attempts: Attempts::Mean,
            floor: Some(1_250),
            bonus: None,
        };
        let bonus = Item { bonus: Some(Bonus { above: 0 }), floor: None, ..item("sport", "Sport") };
        let category = Category {
            title: "Écrits".to_owned(),
            coefficient: 300,
            floor: Some(700),
            items: vec![item("cas", "Cas pratique"), bonus],
        };
        let mentions = vec![Mention { from: 1_450, title: "Très bien".to_owned() }];
        let settings =
            Settings { mentions, resit: Some(800), tie_break: vec!["cas".to_owned()], ..Settings::default() };
        Plan { categories: vec![category], settings }
    }

    #[test]
    fn a_plan_comes_back_from_its_form() {
        for comma in [true, false] {
            assert_eq!(PlanFields::of(&plan(), comma).plan(), (plan(), vec![]));
        }
    }

    #[test]
    fn a_line_without_a_name_is_taken_out_and_a_new_one_gets_a_word() {
        let mut fields = PlanFields::of(&plan(), true);
        for (name, value) in &mut fields.0 {
            match name.as_str() {
                "c0-i0-title" => value.clear(),
                "c0-i1-id" => value.clear(),
                "c0-i1-title" => "Épreuve orale !".clone_into(value),
                _ => {}
            }
        }
        let (read, wrong) = fields.plan();
        assert_eq!(wrong, []);
        let ids: Vec<&str> = read.items().map(|(_, item)| item.id.as_str()).collect();
        assert_eq!(ids, ["epreuve-orale"]);
    }

    #[test]
    fn a_number_that_is_none_is_told_by_its_field() {
        let mut fields = PlanFields::of(&plan(), true);
        fields
            .0
            .iter_mut()
            .filter(|(name, _)| name == "pass" || name == "mentions")
            .for_each(|(_, v)| *v = "dix".into());
        assert_eq!(fields.plan().1, [("pass".to_owned(), "number"), ("mentions".to_owned(), "line")]);
    }
}
