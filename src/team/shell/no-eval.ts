/**
 * Zod tries whether it may compile its checks from text; our policy refuses that, loudly. Imported before everything
 * that declares a schema, so that it never tries.
 */
import { config } from 'zod';

config({ jitless: true });
