import { Engine } from 'json-rules-engine';

export const planted = Engine;
