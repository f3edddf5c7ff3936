const GROUP = /\(([^()]*)\)/;

/** Every phrase that one written with alternatives stands for: "(a|the|) parcel" is "a parcel", "the parcel" and "parcel". */
export function spelledOut(phrase: string): string[] {
  const group = GROUP.exec(phrase);
  if (!group) return [phrase.replace(/ +/g, ' ').trim()];
  const [before, after] = [phrase.slice(0, group.index), phrase.slice(group.index + group[0].length)];
  return group[1]!.split('|').flatMap((one) => spelledOut(`${before}${one}${after}`));
}
