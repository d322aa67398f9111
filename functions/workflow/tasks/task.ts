import type { Step } from '../step.ts';
import type { TaskInput } from '../task-input.ts';
import type { WorkflowServices } from '../workflow-services.ts';

/** A Task state's work: it may run twice, and throws what it cannot do. */
export type Task = (services: WorkflowServices, input: TaskInput) => Promise<Step | null>;
