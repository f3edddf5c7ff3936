const SUPPOSING =
  /\b(?:if (?:i|we)|leav(?:e|ing)|cancel(?:l?ing)?|stop(?:ping)?|quit(?:ting)?|end(?:ing)? (?:it|my)|get(?:ting)? out|si (?:je|j'|on|nous)|resili(?:er|e|ant|ation)|partir|pars|part|arreter|arrete|stopper|quitter?)\b[^.,;:!?]*$/;

/** True when the clause that leads up to a point in time speaks of leaving at that point. */
export const isSupposing = (before: string): boolean => SUPPOSING.test(before);
