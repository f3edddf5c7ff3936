import type { Customer } from '../../domain/customer.ts';
import type { Addresses } from '../../domain/ports/whatsapp.ts';
import type { Parts } from './parts.ts';

/** Whether a sender may use the channel. */
export type Admission =
  | { readonly kind: 'ambassador'; readonly customer: Customer }
  | { readonly kind: 'stranger' }
  /** The directory cannot tell now: that must not turn an Ambassador away. */
  | { readonly kind: 'unavailable' };

/** Looks the sender up by the ids WhatsApp vouches for, never by anything typed. */
export async function admit(
  { userIds, phone }: Addresses,
  { directory, storage, log }: Pick<Parts, 'directory' | 'storage' | 'log'>,
): Promise<Admission> {
  const now = await find(directory, { userIds, phone });
  if (now.kind !== 'unknown') return admissionOf(now, log);
  // After a change of number the directory may know the person by the old ids only.
  const former = (await storage.people.find({ userIds, phone }))?.former;
  if (!former || (former.userIds.length === 0 && former.phone === null)) return { kind: 'stranger' };
  return admissionOf(await find(directory, former), log);
}

const find = (directory: Parts['directory'], { userIds, phone }: Addresses) =>
  directory.find({ kind: 'whatsapp', userIds, phone });

function admissionOf(lookup: Awaited<ReturnType<Parts['directory']['find']>>, log: Parts['log']): Admission {
  switch (lookup.kind) {
    case 'found':
      return lookup.customer.ambassador === true
        ? { kind: 'ambassador', customer: lookup.customer }
        : { kind: 'stranger' };
    case 'unknown':
      return { kind: 'stranger' };
    case 'unavailable':
      log.warn({ reason: lookup.reason }, 'whatsapp sender not looked up');
      return { kind: 'unavailable' };
    default:
      return lookup satisfies never;
  }
}
