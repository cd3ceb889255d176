//! Numbers that were read by the `phonenumber` crate (feature `phonenumber`).

use super::{Phone, engine, number::National, written};
use phonenumber::PhoneNumber;

impl From<&PhoneNumber> for Phone {
    /// What our tables say about the number that the crate has read.
    fn from(number: &PhoneNumber) -> Self {
        let national = number.national();
        let digits = format!("{}{}", "0".repeat(national.zeros().into()), national.value());
        let number_here = engine::about(number.code().value(), National::plain(digits.as_bytes()));
        written(&number_here, number.extension().map(ToString::to_string))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::PhoneOptions;
    use crate::phone::normalize_phone;

    #[test]
    fn the_crate_and_we_read_the_same_number() {
        for text in ["+1 305-585-4225 ext. 12", "+39 02 3661 8300", "+44 1481 256789", "+800 1234 5678"] {
            let theirs: PhoneNumber = text.parse().unwrap();
            let ours = normalize_phone(text, &PhoneOptions::default()).value.unwrap();
            assert_eq!(Phone::from(&theirs), ours, "{text}");
        }
    }
}
