import { isImportOver, type RegisterImport } from '../../../core/registers/register-import.ts';
import { type Answer, jsonAnswer } from '../../answer.ts';

/** An import without what is ours alone: how far the closing went, by reference of a person, and what it is told by. */
export function importView({ person: _, layout: __, ...one }: RegisterImport) {
  return one;
}

/** 201 once it is done, 202 while it goes on. */
export function importAnswer(one: RegisterImport): Answer {
  const { headers, body } = jsonAnswer(importView(one), { location: `/v1/register-imports/${one.id}` });
  const isOver = isImportOver(one);
  return {
    status: isOver ? 201 : 202,
    headers: { ...headers, ...(!isOver && { 'retry-after': '5' }) },
    body,
  };
}
