//! What `openapi.json` says of a public address.

use utoipa::{
    ToSchema,
    openapi::{
        ArrayBuilder, ContentBuilder, Object, ObjectBuilder, RefOr, Required, ResponseBuilder, Schema, Type,
        path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn},
        schema::SchemaType,
    },
};

use super::{
    parameters::{Known, PAGED},
    paths::Named,
};
use crate::http::described::{Described, reference};

impl Described {
    /// A list; in pages, or whole.
    pub(super) fn list<T: ToSchema>(title: (&str, &str, &str), known: &[Known], paged: bool) -> Self {
        let rows = ArrayBuilder::new().items(reference::<T>());
        let next = ObjectBuilder::new()
            .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
            .description(Some("Het adres van de volgende bladzijde; leeg op de laatste."));
        let body = ObjectBuilder::new()
            .property("resultaten", rows)
            .required("resultaten")
            .property("volgende", next)
            .required("volgende");
        let paging = paged.then_some(&PAGED).into_iter().flatten();
        let parameters = known.iter().chain(paging).map(query).collect();
        Self::public::<T>(title, parameters, Schema::from(body))
    }

    /// One object.
    pub(super) fn one<T: ToSchema>(title: (&str, &str, &str), named: &Named, known: &[Known]) -> Self {
        let path = ParameterBuilder::new()
            .name(named.name)
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .description(Some(named.about))
            .schema(Some(Object::with_type(Type::String)));
        let mut parameters = vec![path.build()];
        parameters.extend(known.iter().map(query));
        Self::public::<T>(title, parameters, reference::<T>())
    }

    fn public<T: ToSchema>(
        (path, tag, summary): (&str, &str, &str),
        parameters: Vec<Parameter>,
        body: impl Into<RefOr<Schema>>,
    ) -> Self {
        let content = ContentBuilder::new().schema(Some(body)).build();
        let operation = OperationBuilder::new()
            .tag(tag)
            .summary(Some(summary))
            .operation_id(Some(name(path)))
            .parameters(Some(parameters))
            .response(
                "200",
                ResponseBuilder::new()
                    .description("Gelukt.")
                    .content("application/json", content),
            )
            .response(
                "304",
                ResponseBuilder::new().description("Niet veranderd sinds `If-None-Match`."),
            )
            .build();
        let mut schemas = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut schemas);
        Self { operation, schemas }
    }
}

fn query(known: &Known) -> Parameter {
    ParameterBuilder::new()
        .name(known.name)
        .parameter_in(ParameterIn::Query)
        .required(if known.needed {
            Required::True
        } else {
            Required::False
        })
        .description(Some(known.about))
        .schema(Some((known.schema)()))
        .build()
}

/// A name for programs: the path without what divides it.
fn name(path: &str) -> String {
    let words = path.split(['/', '-', '{', '}']).filter(|word| !word.is_empty());
    let mut name = String::from("lees");
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}
