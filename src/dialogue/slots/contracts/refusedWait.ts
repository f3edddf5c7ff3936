import type { Entity } from '../../../domain/entity.ts';
import type { FillContext } from '../candidates/candidate.ts';

type Said = Pick<FillContext, 'text'>;

/** "I can't wait until 20 July. The 10th?": the day that is too long to wait for is none to leave on, where another one is named. */
export function withoutRefusedWaits(entities: readonly Entity[], said: Said): readonly Entity[] {
  const isOther = (entity: Entity) => entity.kind === 'date' && !isRefused(entity, said);
  return entities.some(isOther) ? entities.filter((entity) => !isRefused(entity, said)) : entities;
}

/** Where what is asked begins, after a wait that is refused and why it is: "I can't wait until 20 July, it's too long. >10 July?"; 0 where none is. */
export function afterRefusedWait(entities: readonly Entity[], said: Said): number {
  const refused = entities.find((entity) => isRefused(entity, said));
  const other = entities.find(({ kind, start }) => kind === 'date' && refused && start > refused.end);
  if (!refused || !other) return 0;
  const between = said.text.slice(refused.end, other.start);
  return refused.end + (/^.*[.,;:!?\n]/su.exec(between)?.[0].length ?? 0);
}

const isRefused = ({ kind, start }: Entity, { text }: Said): boolean =>
  kind === 'date' && CANNOT_WAIT.test(text.slice(0, start));

/** Up to the article of the day. */
const CANNOT_WAIT =
  /(?<!\p{L})(?:(?:can['’]?t|can ?not|couldn['’]?t|won['’]?t|will not|don['’]?t (?:want|wish) to|do not (?:want|wish) to|unable to|not going to) (?:wait|hold on|hold out|stay|keep it|hang on|stick it out)|(?:peux|peut|pouvons|pourrai|veux|veut|voulons|vais|va|compte|souhaite) (?:pas|plus) (?:attendre|patienter|rester|tenir)|(?:attendrai|attends|attend|attendons|tiendrai|tiens|patiente|patienterai) (?:pas|plus))(?: (?:all the way|that long|so long|any longer|aussi longtemps))? (?:until|till?|to|up to|for|jusqu['’](?:au|en|à|a)|le) (?:(?:the|le|la) )?$/iu;
