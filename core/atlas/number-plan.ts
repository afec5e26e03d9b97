/** India's numbering plan, as far as telling a landline from a mobile and its STD code from its number needs. */

/** Codes of two and of three digits; all others have four. Source: Google's geocoding of +91 (Apache-2.0). */
const STD_2 = new Set('11 20 22 33 40 44 79 80'.split(' '));
const STD_3 = new Set(
  ('120 121 122 124 129 130 131 132 135 141 144 145 151 154 160 161 164 171 172 175 177 180 181 183 184 186 191 194 212 215 217 230 231 233 241 250 251 253 257 260 261 265 268 278 281 285 286 288 291 294 ' +
    '326 341 342 343 353 354 360 361 364 368 369 370 372 373 374 376 381 385 389 413 416 421 422 423 424 427 431 435 451 452 460 461 462 469 470 471 474 475 476 477 478 479 480 481 483 484 485 487 490 491 494 495 496 497 ' +
    '512 515 522 532 535 542 548 551 562 565 571 581 591 595 612 621 631 641 651 657 661 663 671 674 680 712 721 724 731 733 734 744 747 751 755 761 771 788 816 820 821 824 831 832 836 861 863 866 870 877 878 883 884 891').split(' '),
);

/** First three digits of the codes of four digits that start with 1 … 5. */
const STD_4 = ranges(
  '123 125-128 133-134 136-139 142-143 146-150 152-153 155-159 162-163 165-169 173-174 176 178-179 182 185 187-190 192-193 195-199 211 213-214 216 218-219 232 234-238 242-248 252 255-256 258-259 262-264 266-267 269 271 273-277 279 282-284 287 289 292-293 295-299 301 317 319 321-322 324-325 342 345-348 351-352 355-356 358-359 362-363 365-367 371 375 377-379 382-384 386-388 411 414-415 417-418 425-426 428-429 432-434 436-437 454-457 463 465 473 482 486 488-489 492-493 498-499 511 514 516-519 521 524-528 531 533-534 536 541 544-546 549 554 556 561 564 566-569 572-574 582-588 592 594 596',
);

/** First four digits of landlines among the numbers that start like a mobile's: whatever follows, or only where 2 … 7 follows. */
const LANDLINE = ranges(
  '6122-6126 6212-6217 6312-6317 6412-6417 6512-6517 6572-6577 6612-6617 6632-6637 6712-6717 6742-6747 6802-6807 6830-6839 7122-7127 7312-7316 7332-7336 7342-7346 7512-7516 7552-7556 7613-7614 7616 7882-7886 7910-7930 7932-7959 ' +
    '8020-8049 8060-8065 8068-8069 8071 8162-8166 8202-8206 8212-8216 8242-8246 8312-8316 8322-8326 8362-8366 8612-8616 8632-8636 8662-8666 8702-8706 8772-8776 8782-8786 8832-8836 8842-8843 8845-8846 8913-8916',
);
const LANDLINE_BEFORE_2_TO_7 = ranges(
  '6110-6119 6127 6130-6139 6150-6159 6180-6189 6220-6229 6240-6259 6270-6279 6320-6349 6420-6439 6450-6479 6520-6569 6580-6599 6620-6629 6640-6659 6670-6689 6720-6741 6748-6769 6780-6785 6787-6799 6810-6827 6829 6840-6869 ' +
    '7100-7119 7130-7189 7196-7199 7320-7324 7329 7392-7395 7521-7523 7590-7596 7605-7606 7608-7609 7625-7630 7632-7638 7640-7653 7656-7657 7701 7703-7707 7881',
);

function ranges(text: string): ReadonlySet<number> {
  const pairs = text.split(' ').map((range) => range.split('-').map(Number));
  return new Set(pairs.flatMap(([from, to = from]) => Array.from({ length: to! - from! + 1 }, (_, i) => from! + i)));
}

/**
 * Of ten digits, without country code and leading 0: `mobile`, `landline`, or null for what India has not given out. Numbers that start with 6 … 9
 * follow libphonenumber's plan: where it says either, it is a mobile.
 */
export function lineOf(digits: string): 'mobile' | 'landline' | null {
  const first = Number(digits.slice(0, 4));
  if (digits[0]! >= '6') return LANDLINE.has(first) || (LANDLINE_BEFORE_2_TO_7.has(first) && /[2-7]/.test(digits[4]!)) ? 'landline' : 'mobile';
  const std = stdOf(digits);
  const known = /^[1-5]/.test(digits) && (std.length < 4 || STD_4.has(Math.floor(first / 10)));
  return known && /[2-7]/.test(digits[std.length]!) ? 'landline' : null;
}

/** The STD code of a landline's ten digits, without the leading 0: two, three or four digits. */
export function stdOf(digits: string): string {
  if (STD_2.has(digits.slice(0, 2))) return digits.slice(0, 2);
  return STD_3.has(digits.slice(0, 3)) ? digits.slice(0, 3) : digits.slice(0, 4);
}
