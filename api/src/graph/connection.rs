//! Relay connections: a page as clients read it.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Object, OutputType, TypeName, connection::PageInfo};
use futures::future::{BoxFuture, FutureExt};
use sea_orm::{EntityTrait, FromQueryResult, Select};
use uuid::Uuid;

use super::{
    Nullable,
    nested::{CountUnder, Nested, PageUnder},
    op::{ContextExt, Op},
    page::{self, Order, Page, PageArgs, Position},
};
use crate::error::{Error, Result};

type Total = Arc<dyn Fn() -> BoxFuture<'static, Result<u64>> + Send + Sync>;

/// A page of objects.
#[derive(async_graphql::Description)]
pub struct Connection<N> {
    edges: Vec<Edge<N>>,
    has_next: bool,
    has_previous: bool,
    /// Missing where the number itself is not for this actor.
    total: Option<Total>,
}

/// One object on a page, with its place.
#[derive(async_graphql::Description)]
pub struct Edge<N> {
    position: Position,
    node: N,
}

impl<N> Connection<N> {
    /// A page of a list that begins at the root.
    pub(crate) async fn root<E>(op: &Op, args: PageArgs, order: &Order<E>, list: Select<E>) -> Nullable<Self>
    where
        E: EntityTrait,
        E::Model: FromQueryResult + Send + Sync,
        N: From<E::Model>,
    {
        let whole = list.clone();
        Self::listed(op, args, order, list, whole, false).await
    }

    /// The same of a list whose page is found in another way than its length: `whole` is counted.
    pub(crate) async fn found<E>(
        op: &Op,
        args: PageArgs,
        order: &Order<E>,
        list: Select<E>,
        whole: Select<E>,
    ) -> Nullable<Self>
    where
        E: EntityTrait,
        E::Model: FromQueryResult + Send + Sync,
        N: From<E::Model>,
    {
        Self::listed(op, args, order, list, whole, false).await
    }

    /// The same of a list that a filter keeps short: its length, when asked for, comes with the page.
    pub(crate) async fn short<E>(
        ctx: &Context<'_>,
        args: PageArgs,
        order: &Order<E>,
        list: Select<E>,
    ) -> Nullable<Self>
    where
        E: EntityTrait,
        E::Model: FromQueryResult + Send + Sync,
        N: From<E::Model>,
    {
        let counted = ctx.look_ahead().field("totalCount").exists();
        let whole = list.clone();
        Self::listed(ctx.op(), args, order, list, whole, counted).await
    }

    async fn listed<E>(
        op: &Op,
        args: PageArgs,
        order: &Order<E>,
        list: Select<E>,
        whole: Select<E>,
        counted: bool,
    ) -> Nullable<Self>
    where
        E: EntityTrait,
        E::Model: FromQueryResult + Send + Sync,
        N: From<E::Model>,
    {
        let answer = async {
            let window = args.window(op, order)?;
            let page = page::page(op, list, order, &window, counted).await?;
            let (op, total) = (op.clone(), page.total);
            Ok(Self::new(page, order, move || {
                let (op, whole) = (op.clone(), whole.clone());
                async move {
                    match total {
                        Some(total) => Ok(total),
                        None => page::count(&op, whole).await,
                    }
                }
            }))
        };
        Some(answer.await)
    }

    /// A page of a list that hangs under an object. The keys of all its siblings are read in one statement.
    pub(crate) async fn nested<L: Nested>(
        ctx: &Context<'_>,
        args: PageArgs,
        list: L,
        parent: Uuid,
    ) -> Nullable<Self>
    where
        N: From<<L::Entity as EntityTrait>::Model>,
    {
        let answer = async {
            let op = ctx.op();
            let key = PageUnder {
                list,
                parent,
                window: args.window(op, list.order())?,
                counted: ctx.look_ahead().field("totalCount").exists(),
            };
            let page = op.load(key).await?.unwrap_or_else(Page::empty);
            let (op, total) = (op.clone(), page.total);
            Ok(Self::new(page, list.order(), move || {
                let op = op.clone();
                async move {
                    if let Some(total) = total {
                        return Ok(total);
                    }
                    Ok(op.load(CountUnder { list, parent }).await?.unwrap_or_default())
                }
            }))
        };
        Some(answer.await)
    }

    /// A page of a list that has nothing, whatever is asked.
    pub(crate) fn empty<E: EntityTrait>(op: &Op, args: PageArgs, order: &Order<E>) -> Result<Self> {
        args.window(op, order)?;
        Ok(Self {
            edges: Vec::new(),
            has_next: false,
            has_previous: false,
            total: Some(Arc::new(|| async { Ok::<_, Error>(0) }.boxed())),
        })
    }

    /// The same page of what is made of its objects.
    pub(crate) fn map<M>(self, make: impl Fn(N) -> M) -> Connection<M> {
        let edge = |edge: Edge<N>| Edge {
            position: edge.position,
            node: make(edge.node),
        };
        Connection {
            edges: self.edges.into_iter().map(edge).collect(),
            has_next: self.has_next,
            has_previous: self.has_previous,
            total: self.total,
        }
    }

    /// The same page without the length of its list, for who may not know it.
    pub(crate) fn uncounted(self) -> Self {
        Self { total: None, ..self }
    }

    /// A page in the order of its list. `total` counts the whole list, and only when a client asks.
    fn new<E, F, C>(page: Page<E::Model>, order: &Order<E>, total: F) -> Self
    where
        E: EntityTrait,
        N: From<E::Model>,
        F: Fn() -> C + Send + Sync + 'static,
        C: Future<Output = Result<u64>> + Send + 'static,
    {
        let edge = |row| Edge {
            position: order.position(&row),
            node: N::from(row),
        };
        Self {
            edges: page.rows.into_iter().map(edge).collect(),
            has_next: page.has_next,
            has_previous: page.has_previous,
            total: Some(Arc::new(move || total().boxed())),
        }
    }
}

impl<N: OutputType> TypeName for Connection<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

impl<N: OutputType> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

#[Object(name_type, use_type_description)]
impl<N: OutputType> Connection<N> {
    /// The objects of this page, each with its cursor.
    async fn edges(&self) -> &[Edge<N>] {
        &self.edges
    }

    /// The objects of this page.
    async fn nodes(&self) -> Vec<&N> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.edges.first().map(|edge| edge.position.cursor()),
            end_cursor: self.edges.last().map(|edge| edge.position.cursor()),
        }
    }

    /// How many objects the whole list has that you may see; null for a list whose length is not for you. Counted only
    /// when asked; costs a statement.
    async fn total_count(&self) -> Nullable<u64> {
        let total = self.total.as_ref()?;
        Some(total().await)
    }
}

#[Object(name_type, use_type_description)]
impl<N: OutputType> Edge<N> {
    /// The place of this object in the list, for `after` and `before`.
    async fn cursor(&self) -> String {
        self.position.cursor()
    }

    /// The object.
    async fn node(&self) -> &N {
        &self.node
    }
}
