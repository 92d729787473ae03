//! What a field can be. The fields themselves stand in [`super::fields`].

/// One field of a record, described once for checks, forms, the command line, documentation and changes.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key in the file.
    pub name: &'static str,
    /// What a form and the screen call it.
    pub label: &'static str,
    pub kind: Kind,
    /// What it means, in one sentence.
    pub doc: &'static str,
    /// A record without it is marked.
    pub needed: bool,
    /// From which day on it shows when one looks back.
    pub when: When,
    /// The first schema version that knows it.
    pub since: u32,
}

/// The sort of value that a field takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Prose,
    Day,
    /// A quarter such as `2026-Q4`, written as text.
    Quarter,
    /// A whole number within bounds.
    Whole {
        least: i64,
        most: i64,
        unit: &'static str,
    },
    /// A number within bounds.
    Number {
        least: f64,
        most: f64,
        unit: &'static str,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// One of these words, or any other.
    Suggested(&'static [&'static str]),
    /// A catalogue id, or the name of something of one's own, from the part of the catalogue that is named.
    Catalogue(&'static str),
    /// `section:id` of a record in one of these sections, or an http(s) address.
    Link(&'static [&'static str]),
    /// Several of [`Kind::Link`].
    Links(&'static [&'static str]),
    /// Ids of skills of this roadmap.
    Skills,
    /// Several short texts.
    Words,
    /// `true` (all of the record) or a list of field names.
    Private,
    /// A fixed group of fields, one table.
    Group(&'static [Field]),
    /// Any number of tables, each known by its key.
    List(&'static List),
}

/// A list of tables of one sort.
#[derive(Debug)]
pub struct List {
    /// What one of them is called: `skill`, `reading`.
    pub one: &'static str,
    /// The fields that name an entry which has no `id`, in this order.
    pub natural: &'static [&'static str],
    pub fields: &'static [Field],
    /// Whether entries may carry an `id` and so be referred to.
    pub has_id: bool,
}

/// From which day on a field shows when one looks back at a roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Undated: always today's value.
    Always,
    /// The field is the day of something that happened: it shows from that day on.
    Itself,
    /// It belongs to the happening named here and shows together with it.
    With(&'static str),
    /// A plan whose earlier values `moved` keeps.
    Moved,
}

/// How diff, merge and the like walk into a value.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One value, changed as a whole.
    Leaf,
    /// A table, changed by field.
    Table(&'static [Field]),
    /// A list of tables, changed by entry and field.
    List(&'static List),
}

impl Field {
    /// A field that may be left out and is not dated.
    pub const fn new(
        name: &'static str,
        label: &'static str,
        kind: Kind,
        doc: &'static str,
    ) -> Field {
        Field {
            name,
            label,
            kind,
            doc,
            needed: false,
            when: When::Always,
            since: 1,
        }
    }

    #[must_use]
    pub const fn needed(self) -> Field {
        Field {
            needed: true,
            ..self
        }
    }

    /// The same field, showing from its own day on.
    #[must_use]
    pub const fn happening(self) -> Field {
        Field {
            when: When::Itself,
            ..self
        }
    }

    /// The same field, showing together with a happening.
    #[must_use]
    pub const fn with(self, happening: &'static str) -> Field {
        Field {
            when: When::With(happening),
            ..self
        }
    }

    /// The same field, whose earlier values are kept in `moved`.
    #[must_use]
    pub const fn moved(self) -> Field {
        Field {
            when: When::Moved,
            ..self
        }
    }

    pub fn shape(&self) -> Shape {
        match self.kind {
            Kind::Group(fields) => Shape::Table(fields),
            Kind::List(list) => Shape::List(list),
            _ => Shape::Leaf,
        }
    }

    /// The field of a name among others.
    pub fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
        fields.iter().find(|field| field.name == name)
    }
}

impl Shape {
    /// The shape of what lies under a name: for names that no field knows, tables are walked and all else is a leaf.
    #[must_use]
    pub fn under(self, name: &str, is_table: bool) -> Shape {
        match self {
            Shape::Table(fields) => match Field::find(fields, name) {
                Some(field) => field.shape(),
                None if is_table => Shape::Table(&[]),
                None => Shape::Leaf,
            },
            _ => Shape::Leaf,
        }
    }
}
