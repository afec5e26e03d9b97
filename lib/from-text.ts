/** Shapes that may also be given as text, since `-c name=value` gives nothing else. */
import { z } from 'zod';

const fromText = <S extends z.ZodType>(read: (text: string) => unknown, shape: S) =>
  z.preprocess((value) => (typeof value === 'string' ? read(value) : value), shape);

/** `12` */
export const number = <S extends z.ZodType>(shape: S) => fromText((text) => (text.trim() === '' ? text : Number(text)), shape);

/** `true` */
export const flag = () => fromText((text) => ({ true: true, false: false })[text] ?? text, z.boolean());

/** `one,two` */
export const words = <S extends z.ZodType>(shape: S) =>
  fromText((text) => text.split(',').map((word) => word.trim()).filter(Boolean), z.array(shape));

/** `{"key":"value"}` */
export const json = <S extends z.ZodType>(shape: S) =>
  fromText((text) => {
    try {
      return JSON.parse(text);
    } catch {
      return text; // the shape refuses it, with a sentence
    }
  }, shape);
