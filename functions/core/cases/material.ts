/** A file that was handed in; its content lies in the file store, under its SHA-256. */
export interface MaterialFile {
  readonly id: string;
  /** As the applicant called it; personal, so it appears in no event. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly addedAt: string;
}

const materialStates = ['missing', 'handed-in', 'shown-by-register'] as const;
type MaterialState = (typeof materialStates)[number];

/** A material that the policy asks for, or that was handed in besides. */
export interface Material {
  readonly id: string;
  readonly state: MaterialState;
  readonly files: readonly MaterialFile[];
  /** The register that shows the same, and as of which day. */
  readonly shownBy: { readonly register: string; readonly asOf: string } | null;
}

/** What one material asks for in this case. */
export interface RequiredMaterial {
  readonly id: string;
  /** Registers that can show the same instead. */
  readonly replaceableBy: readonly string[];
}

/** The file contents that are kept: pictures and PDF, as scanned or photographed (H 二). */
export const acceptedContentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** The largest file that is kept. */
export const mostFileBytes = 20 * 1024 * 1024;

/** Files that one material may have. */
export const mostFilesPerMaterial = 20;
