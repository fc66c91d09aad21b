//! Folding of written answers: case, accents, apostrophes, ligatures and spaces do not count.

/// The form in which written answers are compared.
///
/// The letters are those of French and of the region's Latin alphabets; a full Unicode table would weigh more in the
/// browser than the rest of marking.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            '’' | 'ʼ' | '‘' | '`' | '´' | '′' => folded.push('\''),
            '‐' | '‑' | '–' | '—' => folded.push('-'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ﬁ' => folded.push_str("fi"),
            'ﬂ' => folded.push_str("fl"),
            _ => folded.push(bare(letter)),
        }
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").trim_matches(['.', ',', ';', ':', '!', '?', '"', '«', '»', ' ']).replace("' ", "'")
}

/// Whether two written answers say the same once folded.
#[must_use]
pub fn says_the_same(answer: &str, accepted: &str) -> bool {
    fold(answer) == fold(accepted)
}

fn bare(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ẽ' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ĩ' => 'i',
        'ñ' | 'ń' | 'ǹ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => 'o',
        'š' | 'ś' => 's',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ũ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' => 'z',
        other => other,
    }
}
