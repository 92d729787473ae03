//! Certifications of the catalogue.

use super::called;
use crate::day::Day;
use crate::text::Text;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A certification that can be earned, or one that no longer can.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Cert {
    pub id: Text,
    pub name: Text,
    /// What the screen calls it.
    pub short: Text,
    /// The exam's code.
    pub code: Text,
    pub issuer: Text,
    /// The issuer in one word.
    pub vendor: Text,
    /// What of an estate it speaks about; empty is neutral.
    pub platforms: Vec<Text>,
    pub level: Text,
    pub vendor_level: Text,
    /// `active`, `beta`, `retired` …
    pub status: Text,
    pub format: Text,
    pub stack: Vec<Stack>,
    pub validity: Option<Validity>,
    pub renewal: Renewal,
    pub fee: Option<Fee>,
    pub minutes: Option<Figure>,
    /// The usual hours of study, an estimate.
    pub hours: Option<Figure>,
    pub prerequisites: Prerequisites,
    /// The last day on which it could be or can be earned.
    #[serde(deserialize_with = "day")]
    pub date: Option<Day>,
    pub retirement: Option<Retirement>,
    pub replaced_by: Text,
    pub note: Text,
    /// Where sources disagree or are old.
    pub doubt: Text,
}

/// Its place in the stack of a track.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Stack {
    pub track: Text,
    /// `base`, `specialty` or `supporting`.
    pub role: Text,
}

/// How long it holds.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Validity {
    /// 0 never expires.
    pub months: i32,
    /// How long it holds where it was passed before the rule changed.
    pub earlier: Option<Earlier>,
    pub status: Text,
    pub source: Text,
}

/// How it is renewed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Renewal {
    pub ways: Vec<Text>,
    pub detail: Text,
    pub opens_days_before: Option<i64>,
    pub grace_days: Option<i64>,
    pub status: Text,
    pub source: Text,
}

/// A list price.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fee {
    pub amount: f64,
    pub currency: Text,
    pub detail: Text,
    pub status: Text,
    pub source: Text,
}

/// A figure and how far to trust it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Figure {
    pub value: f64,
    pub status: Text,
    pub source: Text,
    pub basis: Text,
}

/// What must be held before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Prerequisites {
    pub certs: Vec<Text>,
    /// One of these is needed as well.
    pub any_of: Vec<Text>,
    /// `none`, `all`, `any` or `experience`.
    pub rule: Text,
    pub detail: Text,
}

/// The end of a certification that is still listed as one to earn.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Retirement {
    #[serde(deserialize_with = "day")]
    pub date: Option<Day>,
}

/// An older rule of validity.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Earlier {
    pub months: i32,
    /// The first day of the newer rule.
    #[serde(deserialize_with = "day")]
    pub before: Option<Day>,
}

impl Validity {
    /// How many months a certificate holds that was passed on a day; 0 never expires.
    pub fn months_from(&self, passed: Day) -> i32 {
        let earlier = self.earlier.as_ref();
        let earlier = earlier.filter(|own| own.before.is_some_and(|before| passed < before));
        earlier.map_or(self.months, |own| own.months)
    }
}

/// Where a figure was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Origin {
    pub id: Text,
    pub kind: Text,
    pub as_of: Text,
    pub title: Text,
    pub url: Text,
    pub doubt: Text,
}

impl Cert {
    /// The short name, else the name.
    pub fn called(&self) -> &Text {
        called(&self.short, &self.name)
    }

    /// The last day on which its exam can be taken, where that is known.
    pub fn last_exam(&self) -> Option<Day> {
        self.date
            .or_else(|| self.retirement.as_ref().and_then(|end| end.date))
    }

    /// Whether its exam can no longer be taken on a day.
    pub fn is_withdrawn(&self, today: Day) -> bool {
        self.last_exam().is_some_and(|last| last < today)
    }

    /// Its place in the stack of a track: `base`, `specialty` or `supporting`.
    pub fn role_in(&self, track: &str) -> Option<&Text> {
        let place = self.stack.iter().find(|place| place.track.raw() == track)?;
        Some(&place.role)
    }
}

/// A TOML date, or its text; anything else is no day.
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
    struct Either;

    impl<'de> Visitor<'de> for Either {
        type Value = Option<Day>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a day")
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<Day>, E> {
            Ok(text.parse().ok())
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<Day>, A::Error> {
            let moment = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
            Ok(moment.date.and_then(|date| {
                Day::new(
                    i32::from(date.year),
                    u32::from(date.month),
                    u32::from(date.day),
                )
            }))
        }
    }

    from.deserialize_any(Either)
}
