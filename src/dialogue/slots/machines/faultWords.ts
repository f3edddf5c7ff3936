/** Words of a machine that fails, or of what it no longer does. */
const FAULT =
  /(?<!\p{L})(?:leak\p{L}*|drip\p{L}*|dribbl\p{L}*|broke\p{L}*|breaks|break(?:ing)? down|fail\p{L}*|fault\p{L}*|defect\p{L}*|dead|died|dying|down|out of (?:order|action)|on the blink|stopped|stuck|blocked|clogged|jammed|blink\p{L}*|flash\p{L}*|beep\p{L}*|buzz\p{L}*|nois\p{L}*|smok\p{L}*|lukewarm|cold|(?:acting|playing|packed|gave|given|gives) (?:up|out)|conked out|went wrong|gone wrong|problems?|trouble|error|trip(?:s|ped|ping)|\p{L}+n['’]t (?:been )?(?:work|heat|start|turn|switch|brew|pump)\p{L}*|(?:not|no longer|never) (?:been )?(?:work|heat|start|turn|switch|brew|pump)\p{L}*|no (?:more )?(?:coffee|water|heat|power|steam|light|milk)|fui[rt]|fuy\p{L}+|fuites?|coul\p{L}+|goutt\p{L}+|dégoulin\p{L}+|pannes?|rade|cass\p{L}+|mort\p{L}*|h\.?s|défaut\p{L}*|défectueu\p{L}+|fichue?|foutue?|lâch\p{L}+|claqu\p{L}+|clignot\p{L}+|disjonct\p{L}+|bourdonn\p{L}+|fum(?:e|ait|er)|bruits?|soucis?|problèmes?|bloqu\p{L}+|arrêt\p{L}+|rendu l['’]âme|(?:marche|fonctionne|chauffe|démarre|allume|coule|mousse)(?:nt)? (?:plus|pas)|plus (?:d['’]eau|de café|de lumière|rien))(?!\p{L})/iu;

/** "It's been like this since May", « ça dure depuis mai »: the fault that was told goes on. */
const GOES_ON =
  /(?<!\p{L})(?:like (?:this|that)|going on|happening|doing (?:it|this|that)|does (?:it|this|that)|the same|lasted|comme ça|ça dure|dure|pareil|fait ça)(?!\p{L})/iu;

/** "If it breaks on 5 December", « si elle casse après le 2 »: what may yet happen; "if I send in the broken one" tells nothing of it. */
const FAILS =
  /(?<!\p{L})(?:breaks?|broke|fails?|dies|(?:happens|goes|occurs|plays up|acts up|packs up|starts up) again|(?:does|has) (?:it|this|that|the same(?: thing)?) again|starts again|comes back|packs (?:up|in)|gives up|goes wrong|(?:is|gets) broken|stops working|conks out|casse|cassait|lâche|lache|lâchait|plante|tombe(?:rait)? en panne|retombe en panne|(?:est|sera) en panne|meurt|claque|recommence\p{L}*|se reproduit|refait (?:pareil|la même chose|le coup|ça)|r[ée]p[èe]te|refuit|relâche|recasse)(?!\p{L})/iu;

/** True for words of a machine that fails. */
export const tellsFault = (words: string): boolean => FAULT.test(words);

/** True for words of a fault, or of one that goes on. */
export const tellsLastingFault = (words: string): boolean => FAULT.test(words) || GOES_ON.test(words);

/** True for words of a machine that may yet fail. */
export const tellsFailing = (words: string): boolean => FAILS.test(words);
