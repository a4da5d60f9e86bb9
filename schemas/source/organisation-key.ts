import { base64, described, object, oneOf, publicKey, schemaVersion, text } from './words.ts'

/** What `assay keys` writes: the pair of keys to which an organisation's results are sealed. */
export const organisationKey = object({
  version: schemaVersion(1),
  name: described('The organisation, for people.', { ...text, maxLength: 120 }),
  public: described('X25519 (RFC 7748), to which results are sealed.', publicKey),
  private: described(
    'The other half, encrypted (AES-256-GCM) under a passphrase.',
    object({
      scrypt: described(
        'What the passphrase was made a key with (RFC 7914).',
        object({
          n: oneOf(...Array.from({ length: 7 }, (_, at) => 2 ** (14 + at))),
          r: oneOf(8),
          p: oneOf(1, 2, 4),
          salt: base64,
        }),
      ),
      box: { ...base64, maxLength: 200 },
    }),
  ),
})
