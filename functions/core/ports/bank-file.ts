import type { BankInstruction, BankReturn } from '../payments/bank-instruction.ts';

/** What stands over a bank file. */
export interface BankFileHeader {
  readonly run: string;
  readonly jurisdiction: string;
  readonly month: string;
  readonly payments: number;
  readonly fen: number;
}

/** Files for and from banks, each laid out by a descriptor that is data. */
export interface BankFiles {
  /** Ids of the layouts at hand, ascending. */
  layouts(): readonly string[];
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
