/**
 * Import this before any schema in a browser: Zod would else try, while each schema is made, to compile it from text,
 * which our content policy forbids and the console then complains about.
 */
import { config } from 'zod';

config({ jitless: true });
