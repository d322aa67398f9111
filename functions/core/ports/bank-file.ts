import type { BankInstruction, BankReturn } from '../payments/bank-instruction.ts';

/** What stands over a bank file. */
export interface BankFileHeader {
  readonly run: string;
  readonly jurisdiction: string;
  readonly month: string;
  readonly payments: number;
  readonly fen: number;
}

/** Files for and from banks, each laid out by a descriptor that is data: named by its id, or by the file of one version. */
export interface BankFiles {
  /** Ids of the layouts at hand, ascending. */
  layouts(): readonly string[];
  /** The file by which a layout is written and read now. Refuses request-invalid for an unknown layout. */
  fileOf(layout: string): string;
  /** What the file is called. Refuses request-invalid for an unknown layout. */
  fileName(layout: string, header: BankFileHeader): string;
  /** The file part by part. Refuses request-invalid for an unknown layout. */
  write(
    layout: string,
    header: BankFileHeader,
    instructions: AsyncIterable<BankInstruction>,
  ): AsyncIterable<Uint8Array>;
  /** Lines that cannot be read are faults; refuses request-invalid for an unknown layout or a file of another one. */
  read(layout: string, content: Uint8Array): Promise<BankReturn>;
}
