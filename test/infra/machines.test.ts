import { readFileSync } from 'node:fs';
import validate from 'asl-validator';
import { expect, test } from 'vitest';
import { at, listAt, synthesised } from './synthesised.ts';

const { resources } = synthesised('hebei');
const machines = resources('AWS::StepFunctions::StateMachine');
const roles = resources('AWS::IAM::Role');

test.each(['case-review', 'batch-run'])(
  '%s is deployed byte for byte, traced and logged without data',
  (name) => {
    const machine = machines.find(
      (one) => at(one, 'Properties', 'StateMachineName') === `huize-hebei-${name}`,
    );
    const file = readFileSync(new URL(`../../functions/workflow/${name}.asl.json`, import.meta.url), 'utf8');
    expect(at(machine, 'Properties', 'DefinitionString')).toBe(file);
    expect(machine?.Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  },
);

test('every placeholder of a file is substituted, and nothing besides', () => {
  for (const machine of machines) {
    const text = String(at(machine, 'Properties', 'DefinitionString'));
    const placeholders = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
    const substitutions = at(machine, 'Properties', 'DefinitionSubstitutions') as object;
    expect(new Set(Object.keys(substitutions))).toEqual(placeholders);
  }
});

test.each(['aws', 'aws-cn'])('big runs are valid Amazon States Language in %s', (partition) => {
  const text = String(
    at(
      machines.find((one) => String(at(one, 'Properties', 'StateMachineName')).endsWith('batch-run')),
      'Properties',
      'DefinitionString',
    ),
  );
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, name) =>
    name === 'Partition' ? partition : `arn:${partition}:lambda:cn-north-1:123456789012:function:${name}`,
  );
  const { isValid, errorsText } = validate(JSON.parse(filled) as object, {
    checkPaths: true,
    checkArn: true,
  });
  expect(isValid ? '' : errorsText('\n')).toBe('');
});

test('a machine may call the functions of its file and no others', () => {
  for (const machine of machines) {
    const [, roleId] = listAt(machine, 'Properties', 'RoleArn', 'Fn::GetAtt');
    expect(roleId).toBe('Arn');
    const substitutions = at(machine, 'Properties', 'DefinitionSubstitutions') as Record<string, unknown>;
    const { Partition: _, ...called } = substitutions;
    const name = String(at(machine, 'Properties', 'StateMachineName'));
    const role = roles.find((one) => at(one, 'Properties', 'Description') === `What ${name} may do`);
    const invoke = listAt(role, 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement').find((one) =>
      listAt(one, 'Action').includes('lambda:InvokeFunction'),
    );
    const granted = listAt(invoke, 'Resource').map((one) => JSON.stringify(one));
    expect(granted.sort()).toEqual(
      Object.values(called)
        .map((one) => JSON.stringify(one))
        .sort(),
    );
  }
});
