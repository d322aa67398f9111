// Stands for functions/generated/validators.js in the bundles of functions (infra/smaller-bundles.ts): the generated
// code is 400 KB, which every cold start would read and hardly any request uses. The schemas are compiled when a file
// is first checked, by the same options, so that the verdicts are the same.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import bankLayout from '../../schemas/bank-layout.schema.json' with { type: 'json' };
import example from '../../schemas/example.schema.json' with { type: 'json' };
import policy from '../../schemas/policy.schema.json' with { type: 'json' };
import publication from '../../schemas/publication.schema.json' with { type: 'json' };
import register from '../../schemas/register.schema.json' with { type: 'json' };
import timeline from '../../schemas/timeline.schema.json' with { type: 'json' };
import trustedKeys from '../../schemas/trusted-keys.schema.json' with { type: 'json' };
import { validatorOptions } from '../../schemas/validator-options.ts';
import { schemaAddresses } from './schema-addresses.ts';

interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

let compiler: Ajv2020 | undefined;

function onDemand({ $id }: { readonly $id: string }): Validator {
  let compiled: ValidateFunction | undefined;
  const validate: Validator = (value) => {
    compiled ??= ajv().getSchema($id);
    if (compiled === undefined) throw new Error(`${$id} is no schema of this platform`);
    const isValid = compiled(value) === true;
    validate.errors = compiled.errors ?? null;
    return isValid;
  };
  return validate;
}

function ajv(): Ajv2020 {
  if (compiler !== undefined) return compiler;
  compiler = new Ajv2020({ ...validatorOptions, validateSchema: false, uriResolver: schemaAddresses });
  compiler.addVocabulary(['x-complete', 'x-zh']);
  compiler.addSchema([bankLayout, example, policy, publication, register, timeline, trustedKeys]);
  return compiler;
}

export const validateBankLayoutFile = onDemand(bankLayout);
export const validateExampleFile = onDemand(example);
export const validatePolicyFile = onDemand(policy);
export const validatePublicationFile = onDemand(publication);
export const validateRegisterFile = onDemand(register);
export const validateTimelineFile = onDemand(timeline);
export const validateTrustedKeysFile = onDemand(trustedKeys);
