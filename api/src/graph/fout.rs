//! The codes of user errors: what a room may say, and what the text guard may say in every room.

/// Declares the GraphQL enum of a room's refusals: its own codes, mirrored from `rules::$plain`, and those of the guard.
macro_rules! fout_codes {
    ($(#[$doc:meta])* $name:ident of $plain:ident { $($(#[$code_doc:meta])* $code:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name {
            $($(#[$code_doc])* $code,)*
            /// Text: nothing visible is left.
            Leeg,
            /// Text: fewer characters than the field needs.
            TeKort,
            /// Text: more characters than the field may have.
            TeLang,
            /// Text: a control character, or one that hides text or turns its direction.
            TekenNietToegestaan,
            /// Text: a citizen service number.
            Bsn,
            /// Text: an e-mail address.
            Email,
            /// Text: a telephone number.
            Telefoon,
            /// Text: a bank account number.
            Iban,
            /// Text: a postcode with a house number.
            Adres,
            /// Text: a date of birth.
            Geboortedatum,
            /// Text: a name beside a role, as in "moeder van" with a name.
            NaamBijRol,
            /// Text: a combination of details that points to one child.
            Combinatie,
            /// Text: a pupil number.
            Leerlingnummer,
            /// Text: a detail that may point to a person, in a text that others read at once.
            Twijfel,
        }

        impl From<$crate::tekst::Fout<$plain>> for $name {
            fn from(fout: $crate::tekst::Fout<$plain>) -> Self {
                use $crate::tekst::{BezwaarCode, Fout};
                match fout {
                    $(Fout::Eigen($plain::$code) => Self::$code,)*
                    Fout::Twijfel => Self::Twijfel,
                    Fout::Tekst(code) => match code {
                        BezwaarCode::Leeg => Self::Leeg,
                        BezwaarCode::TeKort => Self::TeKort,
                        BezwaarCode::TeLang => Self::TeLang,
                        BezwaarCode::TekenNietToegestaan => Self::TekenNietToegestaan,
                        BezwaarCode::Bsn => Self::Bsn,
                        BezwaarCode::Email => Self::Email,
                        BezwaarCode::Telefoon => Self::Telefoon,
                        BezwaarCode::Iban => Self::Iban,
                        BezwaarCode::Adres => Self::Adres,
                        BezwaarCode::Geboortedatum => Self::Geboortedatum,
                        BezwaarCode::NaamBijRol => Self::NaamBijRol,
                        BezwaarCode::Combinatie => Self::Combinatie,
                        BezwaarCode::Leerlingnummer => Self::Leerlingnummer,
                    },
                }
            }
        }
    };
}
pub(crate) use fout_codes;
