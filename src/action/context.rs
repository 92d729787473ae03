//! Where a key is pressed: contexts, from the special to the general.

macro_rules! contexts {
    ($($(#[$doc:meta])* $variant:ident $name:literal $(in $parent:ident)?,)*) => {
        /// Where a key is pressed. A context knows the keys of those that it lies in, too.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Context {
            $($(#[$doc])* $variant,)*
        }

        impl Context {
            /// All of them, the general ones first.
            pub const ALL: &'static [Context] = &[$(Context::$variant,)*];

            /// The name in the config: `[keys.dashboard]`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Context::$variant => $name,)*
                }
            }

            /// The context of a name in the config.
            pub fn named(name: &str) -> Option<Context> {
                match name {
                    $($name => Some(Context::$variant),)*
                    _ => None,
                }
            }

            /// The next more general context.
            pub const fn parent(self) -> Option<Context> {
                match self {
                    $($(Context::$variant => Some(Context::$parent),)?)*
                    Context::Anywhere => None,
                }
            }
        }
    };
}

contexts! {
    /// Everywhere, even while one types.
    Anywhere "anywhere",
    /// The whole screen, with nothing over it.
    Screen "screen" in Anywhere,
    /// The welcome, where there is no file yet.
    Welcome "welcome" in Screen,
    /// A file that cannot be read.
    Broken "broken" in Screen,
    /// The four panes.
    Dashboard "dashboard" in Screen,
    /// The track pane.
    Track "track" in Dashboard,
    /// The pane of the quarter's win.
    Win "win" in Dashboard,
    /// The pane of certifications.
    Certs "certs" in Dashboard,
    /// The pane of shadowing sessions.
    Shadowing "shadowing" in Dashboard,
    /// One record with all its fields.
    Detail "detail" in Dashboard,
    /// A view of the whole roadmap: matrix, timeline, trends, evidence, bets.
    View "view" in Dashboard,
    /// The one-on-one.
    Talk "one-on-one" in View,
    /// Wherever a text is written: fields of forms, questions, search lines.
    Writing "writing" in Anywhere,
    /// A list with a search line: palette, help, find, signals.
    List "list" in Anywhere,
    /// The list of signals.
    Signals "signal-list" in List,
    /// A row of questions: the weekly check-in, the beginning of a roadmap.
    Questions "questions" in List,
    /// A place that both sides changed differently.
    Conflict "conflict" in Screen,
    /// A form, wherever one is in it.
    Form "form" in Anywhere,
    /// A field of a form that is written.
    Field "field" in Form,
    /// The field that says what is private.
    Private "private" in Field,
    /// A field of one of a few words.
    Choice "choice" in Form,
    /// A field of long text that is not open.
    LongText "long-text" in Form,
    /// A long text that is open.
    Prose "prose" in LongText,
    /// A list of dated entries.
    Entries "entries" in Form,
    /// The names to choose from, below a field.
    Names "names" in Field,
    /// The same where several can be chosen.
    ManyNames "many-names" in Names,
    /// The question whether changes may be thrown away.
    Leaving "leaving" in Anywhere,
}

impl Context {
    /// This context and those that it lies in, the nearest first.
    ///
    /// The keys of writing come after those of what is written in: a form decides what Enter means in its fields.
    pub fn outwards(self) -> impl Iterator<Item = Context> {
        let own = self.parents();
        let own = own.filter(|context| !matches!(context, Context::Writing | Context::Anywhere));
        let writing = self.is_written_in().then_some(Context::Writing);
        own.chain(writing).chain([Context::Anywhere])
    }

    fn parents(self) -> impl Iterator<Item = Context> {
        std::iter::successors(Some(self), |context| context.parent())
    }

    /// Whether a text is written here, with all the keys of writing.
    fn is_written_in(self) -> bool {
        self.parents().any(|context| {
            matches!(
                context,
                Context::Writing | Context::List | Context::Field | Context::Prose
            )
        })
    }

    /// Whether `other` is this context or one that it lies in.
    pub fn lies_in(self, other: Context) -> bool {
        self.outwards().any(|context| context == other)
    }

    /// Whether plain characters are typed here, so that none of them can be a key.
    pub fn is_typed_in(self) -> bool {
        let is_form = self.is_written_in() && self != Context::Private;
        is_form || matches!(self, Context::Anywhere | Context::Form | Context::LongText)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_context_leads_to_anywhere_and_is_known_by_its_name() {
        for &context in Context::ALL {
            assert_eq!(context.outwards().last(), Some(Context::Anywhere));
            assert_eq!(Context::named(context.name()), Some(context));
        }
        assert!(Context::Form.lies_in(Context::Anywhere));
        assert!(!Context::Form.lies_in(Context::Dashboard));
        assert!(!Context::Choice.lies_in(Context::Writing));
        let prose: Vec<_> = Context::Prose.outwards().map(Context::name).collect();
        assert_eq!(prose, ["prose", "long-text", "form", "writing", "anywhere"]);
        assert!(Context::Names.is_typed_in() && !Context::Entries.is_typed_in());
    }
}
