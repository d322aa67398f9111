// What stands for fast-check in every test (vitest.config.ts): a run that was green is green again. Other values are
// drawn with FAST_CHECK_SEED=random, and a failure names the seed that brings it back.
import fc from 'fast-check';

const { FAST_CHECK_SEED: wish = '20230320' } = process.env;
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish) });

export * from 'fast-check';
export { fc as default };
