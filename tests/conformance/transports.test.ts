/** The transports that run in Node; Electron's runs the same suite on the stand-in. */
import { directTransport } from './direct-transport.ts';
import { socketTransport } from './socket-transport.ts';
import { conformance } from './suite.ts';

conformance(directTransport);
conformance(socketTransport);
