import { adapter } from '../adapters/adapter.ts';

export const planted = adapter;
