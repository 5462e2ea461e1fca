FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Charts are written in one weight of each font: the others are five sixths of what the fonts weigh.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force \
    && find node_modules/@embedpdf -path '*/fonts/*.?tf' ! -name '*-Regular.?tf' -delete

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    DATABASE_URL=sqlite:/data/aiwire.db
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE THIRD-PARTY-NOTICES.md ./
COPY bin ./bin
COPY samples ./samples
COPY src ./src
RUN printf '#!/bin/sh\nexec node /app/bin/aiwire.mjs "$@"\n' > /usr/local/bin/aiwire \
    && chmod 755 /usr/local/bin/aiwire \
    && mkdir -p /data node_modules/.cache/aiwire \
    && chown node:node /data node_modules/.cache/aiwire
USER node
# A demo shows that it runs. Nothing can be written later: what is compiled now, no start has to compile.
RUN node bin/aiwire.mjs demo > /dev/null && node bin/compile.mjs
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "bin/aiwire.mjs", "health"]
CMD ["node", "bin/aiwire.mjs", "start"]
