// Starts GraphiQL with the examples of this service and the token of the field above it.
// Everything is kept in this tab only: what people try here may be a real leervraag.
(async function () {
  "use strict";
  const KEY = "vakmanschap.token";
  const field = document.getElementById("token");
  field.value = sessionStorage.getItem(KEY) || "";
  const keep = function () {
    const token = field.value.trim().replace(/^Bearer\s+/i, "");
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  };
  field.addEventListener("input", keep);
  document.getElementById("sign-in").addEventListener("submit", function (event) { event.preventDefault(); });
  document.getElementById("forget").addEventListener("click", function () {
    field.value = "";
    keep();
    field.focus();
  });

  const fetcher = async function (params, options) {
    const headers = {
      "accept": "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
    };
    const token = sessionStorage.getItem(KEY);
    if (token) headers.authorization = "Bearer " + token;
    Object.assign(headers, (options && options.headers) || {});
    const response = await fetch("/graphql", {
      method: "POST", headers: headers, body: JSON.stringify(params), credentials: "omit",
    });
    return response.json();
  };

  const examples = await (await fetch("/graphiql/examples.json")).json();
  const tab = function (example) {
    return {
      query: "# " + example.title + "\n" + example.query.join("\n") + "\n",
      variables: example.variables ? JSON.stringify(example.variables, null, 2) : "",
    };
  };
  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    React.createElement(GraphiQL, {
      fetcher: fetcher,
      storage: sessionStorage,
      defaultTabs: examples.map(tab),
      shouldPersistHeaders: false,
      inputValueDeprecation: true,
    })
  );
})();
