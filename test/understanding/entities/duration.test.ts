import { describe, expect, it } from 'vitest';
import { valuesIn } from './find.ts';

describe('a duration', () => {
  it.each([
    ['en', 'not a day longer'],
    ['fr', 'un jour peut-être'],
  ] as const)('is not seen in %s "%s"', (language, text) => {
    expect(valuesIn(text, language)).toEqual([]);
  });

  it('is counted apart when two are named', () => {
    expect(
      valuesIn('12 months, 24 months', 'en').map((value) => value.kind === 'duration' && value.amount),
    ).toEqual([12, 24]);
  });

  it.each([
    ['en', '24 months', 24, 'month'],
    ['en', '24-month plan', 24, 'month'],
    ['en', '24mo', 24, 'month'],
    ['en', '24m', 24, 'month'],
    ['fr', '12m', 12, 'month'],
    ['en', 'two years', 2, 'year'],
    ['en', 'a year', 1, 'year'],
    ['en', 'twenty-four months', 24, 'month'],
    ['en', 'a year and a half', 18, 'month'],
    ['en', 'two and a half years', 30, 'month'],
    ['en', '2 and a half years', 30, 'month'],
    ['en', '2 1/2 years', 30, 'month'],
    ['fr', '2 ans 1/2', 30, 'month'],
    ['en', 'half a year', 6, 'month'],
    ['en', '1 year and 3 months', 15, 'month'],
    ['en', '14 days', 14, 'day'],
    ['en', 'a couple of weeks', 2, 'week'],
    ['en', 'I signed up for 24 months', 24, 'month'],
    ['en', 'I have signed up for 24 months', 24, 'month'],
    ['fr', '24 mois', 24, 'month'],
    ['fr', '24mois', 24, 'month'],
    ['fr', '2 ans', 2, 'year'],
    ['fr', 'un an', 1, 'year'],
    ['fr', 'un an et demi', 18, 'month'],
    ['fr', '1 an et 3 mois', 15, 'month'],
    ['fr', 'un an et deux mois', 14, 'month'],
    ['en', 'a year and two months', 14, 'month'],
    ['en', '1.5 years', 18, 'month'],
    ['fr', 'deux années', 2, 'year'],
    ['fr', 'vingt-quatre mois', 24, 'month'],
    ['fr', 'engagement de 12 mois', 12, 'month'],
    ['fr', 'pour 24 mois', 24, 'month'],
    ['fr', '3 semaines', 3, 'week'],
    ['fr', '14 jours', 14, 'day'],
    ['fr', '14j', 14, 'day'],
  ] as const)('is read in %s from "%s"', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, sense: 'length' }]);
  });

  it.each([
    ['en', "I've had it for 13 months", 13, 'month'],
    ['en', 'I have been subscribed for about 13 months', 13, 'month'],
    ['en', 'been a subscriber for two years', 2, 'year'],
    ['en', '13 months already', 13, 'month'],
    ['en', "it's been 5 weeks", 5, 'week'],
    ['fr', 'depuis 13 mois', 13, 'month'],
    ['fr', 'ça fait 13 mois', 13, 'month'],
    ['fr', "cela fait un an que j'ai la machine", 1, 'year'],
    ['fr', 'depuis environ deux ans', 2, 'year'],
    ['fr', 'déjà 13 mois', 13, 'month'],
    ['fr', "j'ai déjà fait 18 mois", 18, 'month'],
    ['en', "I've done 20 months", 20, 'month'],
    ['fr', "13 mois que j'attends", 13, 'month'],
  ] as const)('has already passed in %s "%s"', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, sense: 'passed' }]);
  });

  it.each([
    ['en', "I'm four months into my contract", 4, 'month'],
    ['en', 'I am 14 months in and would like to leave', 14, 'month'],
    ['en', 'six months down', 6, 'month'],
    ['en', '8 months done', 8, 'month'],
    ['fr', "j'en suis à 6 mois", 6, 'month'],
    ['fr', '8 mois écoulés', 8, 'month'],
    ['fr', "j'ai 8 mois d'abonnement derrière moi", 8, 'month'],
  ] as const)('told as the place in the contract has passed in %s "%s"', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, sense: 'passed' }]);
  });

  it.each([
    ['en', 'I have 3 months left', 3, 'month'],
    ['en', 'three months to go', 3, 'month'],
    ['en', 'there are 2 weeks to go', 2, 'week'],
    ['en', 'only 2 months remaining on my contract', 2, 'month'],
    ['en', "I'm 3 months from the end of my contract", 3, 'month'],
    ['en', 'I still have 5 months of commitment', 5, 'month'],
    ['fr', 'il me reste 9 mois', 9, 'month'],
    ['fr', 'il reste encore 4 mois sur mon contrat', 4, 'month'],
    ['fr', "plus que 3 mois d'engagement", 3, 'month'],
    ['fr', 'je suis à deux mois de la fin', 2, 'month'],
    ['fr', '5 mois restants', 5, 'month'],
    ['fr', "mon abonnement a été prolongé et j'ai encore 9 mois", 9, 'month'],
    ['fr', 'contrat renouvelé, encore 9 mois à faire', 9, 'month'],
    ['fr', 'abonnement prolongé, et j’ai encore 9 mois', 9, 'month'],
    ['fr', 'je reprends : il y a encore 9 mois', 9, 'month'],
  ] as const)('is still to come in %s "%s"', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, sense: 'left' }]);
  });

  it.each([
    ['en', 'it renewed for another two years', 2, 'year'],
    ['en', 'renewed for one year', 1, 'year'],
    ['en', 'can I keep it six months longer', 6, 'month'],
    ['fr', 'il a été reconduit pour un an', 1, 'year'],
    ['fr', 'deux ans de plus', 2, 'year'],
    ['fr', 'ça repart pour combien de temps ? encore 24 mois ?', 24, 'month'],
    ['fr', 'reconduit pour encore un an ?', 1, 'year'],
    ['fr', 'ça se renouvelle pour combien ? encore 12 mois ?', 12, 'month'],
    ['fr', 'prolongé de combien ? encore 12 mois ?', 12, 'month'],
    ['fr', 'ça se renouvelle, encore 12 mois ?', 12, 'month'],
  ] as const)('reads %s %j as time further on', (language, text, amount, unit) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit, sense: 'further' }]);
  });

  it.each([
    ['en', 'if I leave after four months', 4],
    ['en', 'cancelling at the end of 6 months', 6],
    ['en', 'what if I leave four months in', 4],
    ['en', 'cancel at the end of month 14', 14],
    ['en', 'if I leave in the seventh month', 6],
    ['fr', 'si je pars au bout de 6 mois', 6],
    ['fr', 'résilier après dix mois', 10],
    ['fr', 'à la fin du 7e mois', 7],
    ['fr', 'si je résilie au 7e mois', 6],
  ] as const)('is a point of the contract in %s "%s"', (language, text, amount) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit: 'month', sense: 'after' }]);
  });

  it.each([
    ['en', "I'm in month 7", 7],
    ['en', "I'm in my seventh month", 7],
    ['en', "it's the 10th month of my plan", 10],
    ['fr', "j'en suis au 7e mois", 7],
    ['fr', 'je suis dans mon dixième mois', 10],
    ['fr', "j'entame mon 3ème mois", 3],
  ] as const)('is counted by the month one is in, in %s "%s"', (language, text, amount) => {
    expect(valuesIn(text, language)).toEqual([{ kind: 'duration', amount, unit: 'month', sense: 'within' }]);
  });

  it.each([
    ['en', '10 months left out of 24', ['10 left', '24 length']],
    ['en', "we're at 7 months out of 24", ['7 passed', '24 length']],
    ['fr', 'on en est à 7 mois sur 12', ['7 passed', '12 length']],
    ['en', 'done four months of twelve', ['4 passed', '12 length']],
    ['fr', '5 mois sur vingt-quatre', ['5 passed', '24 length']],
    ['en', 'twenty months paid out of twenty-four', ['20 passed', '24 length']],
    ['en', '20 of 24 months done', ['20 passed', '24 length']],
    ['en', 'twenty of my twenty-four months are done', ['20 passed', '24 length']],
    ['en', '20 payments out of 24', ['20 passed', '24 length']],
    ['fr', '20 mensualités payées sur 24', ['20 passed', '24 length']],
    ['fr', "j'en suis à 20 sur 24 mois", ['20 passed', '24 length']],
    ['en', 'month 7 of 12', ['7 within', '12 length']],
    ['en', 'four months into a 24-month contract', ['4 passed', '24 length']],
    ['fr', 'il me reste 10 mois sur 24', ['10 left', '24 length']],
    ['fr', "j'ai fait 8 mois sur mes 24", ['8 passed', '24 length']],
    ['en', 'once the 24 months are over', ['24 length']],
    ['en', 'after the 24 months', ['24 length']],
    ['fr', 'après les 12 mois', ['12 length']],
  ] as const)('and the whole it is part of are told apart in %s "%s"', (language, text, found) => {
    const durations = valuesIn(text, language).map((one) =>
      one.kind === 'duration' ? `${one.amount} ${one.sense}` : one.kind,
    );
    expect(durations).toEqual(found);
  });

  it.each([
    ['en', 'I signed for 12 months on 15 June last year'],
    ['fr', "j'ai signé pour 12 mois sur 24 juin"],
  ] as const)('is no part of the day after it, in %s "%s"', (language, text) => {
    expect(valuesIn(text, language)[0]).toEqual({
      kind: 'duration',
      amount: 12,
      unit: 'month',
      sense: 'length',
    });
  });

  it.each([
    ['en', 'the first month was free'],
    ['fr', 'le premier mois est offert'],
  ] as const)('is not counted from a month that was only named: %s "%s"', (language, text) => {
    expect(valuesIn(text, language)).toEqual([]);
  });
});
