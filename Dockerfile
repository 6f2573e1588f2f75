# The widget is built and packages are brought in a stage of their own: the image has neither Vite nor npm's cache.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The image brings Node.js itself; the package of that name is for hosts with an older one.
RUN npm run build:widget && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/node node_modules/node-bin-*

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/data data
COPY --from=build /app/src src
COPY --from=build /app/scripts scripts
# The folders that are written to, for the user without rights that the image of Node.js brings.
RUN mkdir -p data/var data/images node_modules/.cache && chown node:node data/var data/images node_modules/.cache
USER node
EXPOSE 3000
VOLUME ["/app/data/var", "/app/data/images"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://localhost:3000/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not `npm start`: npm would keep the signal to end from the service.
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=50", "src/main.ts"]
