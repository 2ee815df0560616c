//! What `openapi.json` says of one method of an address.

use std::borrow::Cow;

use sea_orm::{ActiveEnum, Iterable};
use serde_json::Value;
use utoipa::{
    ToSchema,
    openapi::{
        ContentBuilder, KnownFormat, Object, ObjectBuilder, Ref, RefOr, Required, ResponseBuilder, Schema,
        SchemaFormat, Type,
        path::{Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn},
        request_body::RequestBodyBuilder,
        security::SecurityRequirement,
    },
};

/// The name of the way in which a caller says who it is.
pub(super) const BEARER: &str = "bearer";

/// An operation, and the schemas that it names.
pub(crate) struct Described {
    pub(super) operation: Operation,
    pub(super) schemas: Vec<(String, RefOr<Schema>)>,
}

impl Described {
    /// An operation for who has a token: what programs call it, where it stands, and what it does.
    pub(crate) fn signed_in(id: &str, tag: &str, summary: &str) -> Self {
        let operation = OperationBuilder::new()
            .tag(tag)
            .summary(Some(summary))
            .operation_id(Some(id))
            .security(SecurityRequirement::new(BEARER, Vec::<String>::new()))
            .build();
        let schemas = Vec::new();
        Self { operation, schemas }
    }

    /// A part of the path.
    pub(crate) fn path(self, name: &str, about: &str, schema: Object) -> Self {
        self.parameter(name, about, ParameterIn::Path, schema)
    }

    /// A parameter that may be absent.
    pub(crate) fn query(self, name: &str, about: &str, schema: Object) -> Self {
        self.parameter(name, about, ParameterIn::Query, schema)
    }

    /// A header that may be absent.
    pub(crate) fn header(self, name: &str, about: &str) -> Self {
        self.parameter(name, about, ParameterIn::Header, words())
    }

    fn parameter(mut self, name: &str, about: &str, at: ParameterIn, schema: Object) -> Self {
        let parameter: Parameter = ParameterBuilder::new()
            .name(name)
            .required(if at == ParameterIn::Path {
                Required::True
            } else {
                Required::False
            })
            .parameter_in(at)
            .description(Some(about))
            .schema(Some(schema))
            .build();
        let parameters = self.operation.parameters.get_or_insert_default();
        parameters.push(parameter.into());
        self
    }

    /// The body of the request is JSON of this shape.
    pub(crate) fn takes<T: ToSchema>(mut self) -> Self {
        let content = ContentBuilder::new().schema(Some(reference::<T>())).build();
        let body = RequestBodyBuilder::new()
            .content("application/json", content)
            .required(Some(Required::True));
        self.operation.request_body = Some(RefOr::T(body.build()));
        self.with::<T>()
    }

    /// The body of the request is a file of one of these media types.
    pub(crate) fn takes_file(mut self, about: &str, kinds: &[&str]) -> Self {
        let body = kinds.iter().fold(RequestBodyBuilder::new(), |body, kind| {
            body.content(*kind, ContentBuilder::new().schema(Some(bytes())).build())
        });
        let body = body.description(Some(about)).required(Some(Required::True));
        self.operation.request_body = Some(RefOr::T(body.build()));
        self
    }

    /// Answers with JSON of this shape.
    pub(crate) fn gives<T: ToSchema>(mut self, status: &str, about: &str) -> Self {
        let content = ContentBuilder::new().schema(Some(reference::<T>())).build();
        let response = ResponseBuilder::new()
            .description(about)
            .content("application/json", content);
        self.answer(status, response);
        self.with::<T>()
    }

    /// Answers with a file of one of these media types.
    pub(crate) fn gives_file(mut self, status: &str, about: &str, kinds: &[&str]) -> Self {
        let response = ResponseBuilder::new().description(about);
        let response = kinds.iter().fold(response, |response, kind| {
            response.content(*kind, ContentBuilder::new().schema(Some(bytes())).build())
        });
        self.answer(status, response);
        self
    }

    /// Answers without a body.
    pub(crate) fn says(mut self, status: &str, about: &str) -> Self {
        self.answer(status, ResponseBuilder::new().description(about));
        self
    }

    /// May answer with this problem.
    pub(crate) fn problem(mut self, status: &str, about: &str) -> Self {
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("Probleem")))
            .build();
        let response = ResponseBuilder::new()
            .description(about)
            .content("application/problem+json", content);
        self.answer(status, response);
        self
    }

    fn answer(&mut self, status: &str, response: ResponseBuilder) {
        let responses = &mut self.operation.responses.responses;
        responses.insert(status.to_owned(), RefOr::T(response.build()));
    }

    fn with<T: ToSchema>(mut self) -> Self {
        self.schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(&mut self.schemas);
        self
    }
}

/// Where the description of a shape stands.
pub(super) fn reference<T: ToSchema>() -> Ref {
    Ref::from_schema_name(Cow::into_owned(T::name()))
}

/// The schema of a text.
pub(crate) fn words() -> Object {
    Object::with_type(Type::String)
}

/// The schema of something that holds or does not.
pub(crate) fn yes_or_no() -> Object {
    Object::with_type(Type::Boolean)
}

/// The schema of a whole number.
pub(crate) fn number() -> Object {
    Object::with_type(Type::Integer)
}

fn bytes() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
        .build()
}

/// The schema of a closed set of words, from the set itself.
pub(crate) fn closed<E: ActiveEnum<Value = String> + Iterable>() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(E::iter().map(|one| Value::from(one.to_value()))))
        .build()
}
