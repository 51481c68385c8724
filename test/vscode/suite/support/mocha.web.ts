// Mocha's own bundle for browsers, which knows no modules and leaves its class in a global variable.
import 'mocha/mocha.js';

export default (globalThis as unknown as { Mocha: unknown }).Mocha;
