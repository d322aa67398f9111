// The measure for our HTTP face: a bare Hono route that parses the same body and runs the same rules on raw
// json-rules-engine.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createEngine } from '../functions/core/rules/rule-set.ts';
import { flatFacts, wulong } from './wulong.ts';

const compiled = wulong();
const engine = createEngine(compiled.ruleSet.conditions);
const app = new Hono();
app.get('/healthz', (context) => context.text('ok'));
app.post('/v1/determinations', async (context) => {
  const { facts } = await context.req.json<{ facts: object }>();
  const { results, failureResults } = await engine.run(flatFacts(compiled, facts));
  return context.json({
    passed: results.map(({ name }) => name),
    failed: failureResults.map(({ name }) => name),
  });
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`listening on ${port}`),
);
