// What functions/generated/api-validators.js is made of in the bundles of functions (infra/smaller-bundles.ts): a cold
// start reads no code for the 60 bodies that it is not sent. A body's schema is compiled when the first one comes.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { bodyValidatorOptions, bodyVocabulary } from '../../schemas/validator-options.ts';
import { apiSchemas } from '../generated/api-schemas.js';
import { schemaAddresses } from './schema-addresses.ts';

interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

const $id = 'huize-api';
let compiler: Ajv2020 | undefined;

/** The validator of a component by its name; errors have another schemaPath than those of the generated code. */
export function apiValidator(name: string): Validator {
  let compiled: ValidateFunction | undefined;
  const validate: Validator = (value) => {
    compiled ??= ajv().getSchema(`${$id}#/components/schemas/${name}`);
    if (compiled === undefined) throw new Error(`${name} is no body of the API`);
    const isValid = compiled(value) === true;
    validate.errors = compiled.errors ?? null;
    return isValid;
  };
  return validate;
}

function ajv(): Ajv2020 {
  if (compiler !== undefined) return compiler;
  compiler = new Ajv2020({ ...bodyValidatorOptions, validateSchema: false, uriResolver: schemaAddresses });
  compiler.addVocabulary([...bodyVocabulary, 'components']);
  compiler.addSchema({ $id, components: { schemas: apiSchemas } });
  return compiler;
}
