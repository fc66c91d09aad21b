import { walk } from './walk.mjs';

walk('fr-FR');
