// PostGraphile 5 on the database of the benchmark, as in production: one process, one pool, nothing but /graphql.
//
//   DATABASE_URL=postgres:///bench?host=/dir PORT=5000 node server.mjs     prints `ready` when it listens
//
// Prepare the database with setup.sql first.

process.env.NODE_ENV = "production";
process.env.GRAPHILE_ENV = "production";

// PostGraphile asks for Node 22; of what Node 20 lacks, it uses this alone.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
};

const { createServer } = await import("node:http");
const { postgraphile } = await import("postgraphile");
const { PostGraphileAmberPreset } = await import("postgraphile/presets/amber");
const { makePgService } = await import("postgraphile/adaptors/pg");
const { grafserv } = await import("postgraphile/grafserv/node");

const { DATABASE_URL, PORT } = process.env;
if (!DATABASE_URL || !PORT) {
  console.error("DATABASE_URL and PORT must be set");
  process.exit(2);
}

const peer = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      // PostgreSQL plans as it does for the service (SESSION in api/src/db.rs); left to itself it is slower here.
      poolConfig: { max: 16, options: "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0" },
      schemas: ["public"],
      pubsub: false,
    }),
  ],
  gather: { installWatchFixtures: false },
  grafast: { explain: false },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false, websockets: false },
});

const server = createServer();
server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
await peer.getSchema();
await peer.createServ(grafserv).addTo(server);
server.listen(Number(PORT), "127.0.0.1", () => console.log("ready"));

process.on("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
