import { defineConfig } from '@graphql-hive/gateway';

// Hive's gateway with its defaults, with Authorization passed on to the subgraphs; its planner is chosen on the command line.
export const gatewayConfig = defineConfig({
  propagateHeaders: {
    fromClientToSubgraphs({ request }) {
      const authorization = request.headers.get('authorization');
      return authorization ? { authorization } : {};
    },
  },
});
