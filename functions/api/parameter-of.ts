import type { AskedCall } from './endpoint.ts';
import type { Parameter } from './parameter.ts';

/** What the call gives for a parameter. */
export function parameterOf<T>({ context }: AskedCall, parameter: Parameter<T>): T {
  const { name } = parameter;
  if (parameter.in === 'header') return parameter.read(context.req.header(name));
  return parameter.read(parameter.in === 'path' ? context.req.param(name) : context.req.query(name));
}
