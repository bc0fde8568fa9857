import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps the secrets of webhooks, which must be had back to sign with. */
export interface SecretBox {
  /** @param id of the webhook: what is sealed for one opens for no other */
  seal(secret: string, id: string): string;
  /** @throws Error where it was sealed with another key, or for another webhook */
  open(kept: string, id: string): string;
}

const SEALED = 'sealed.v1.';
const IV = 12;
const TAG = 16;

/** @param key null: secrets are kept as they are, for whoever can read the schema of the subgraph */
export function secretBox(key: string | null): SecretBox {
  const bytes = key === null ? null : Buffer.from(hkdfSync('sha256', key, '', 'secrets of webhooks', 32));
  return {
    seal: (secret, id) => {
      if (bytes === null) return secret;
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(Buffer.from(id));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return SEALED + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (kept, id) => {
      if (!kept.startsWith(SEALED)) return kept;
      if (bytes === null) throw new Error('A secret of a webhook is sealed, and WEBHOOK_KEY is not set.');
      const all = Buffer.from(kept.slice(SEALED.length), 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', bytes, all.subarray(0, IV), { authTagLength: TAG }).setAAD(Buffer.from(id)).setAuthTag(all.subarray(IV, IV + TAG));
        return Buffer.concat([decipher.update(all.subarray(IV + TAG)), decipher.final()]).toString('utf8');
      } catch {
        throw new Error('A secret of a webhook was sealed with another WEBHOOK_KEY.');
      }
    },
  };
}
