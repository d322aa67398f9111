import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import { type LookupFunction, Socket, type TcpNetConnectOpts } from 'node:net';

/** Where a name of the internet leads in a test: the address that its lookup tells, and the port here that stands for it. */
export interface OutsidePlace {
  readonly address: string;
  /** On 127.0.0.1; absent: nothing answers there. */
  readonly port?: number;
}
/** By host name. */
export type OutsideWorld = Readonly<Record<string, OutsidePlace>>;

let world: OutsideWorld = {};

/** From now on this is all that there is outside. */
export function setOutsideWorld(places: OutsideWorld): void {
  world = places;
}

/**
 * Puts a made-up internet under the code of this process: names are looked up in it, and what connects to a public
 * address of it arrives at a port of this machine. The code above keeps its own guards: what it looks at is a public
 * address, and one that leads inside is refused by it, not by us. TLS is real: the certificate must fit the name.
 */
export function simulateInternet(): void {
  const lookup = async (host: string, options?: { readonly all?: boolean }) => {
    const place = world[host];
    if (place === undefined)
      throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    const found = { address: place.address, family: 4 };
    return options?.all === true ? [found] : found;
  };
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();

  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const options = optionsOf(given);
    if (options === undefined || world[options.host ?? ''] === undefined)
      return Reflect.apply(connect, this, given);
    const port = world[options.host ?? '']?.port ?? 1; // of the port 1 nobody is at home
    return Reflect.apply(connect, this, [{ ...options, port, lookup: arriving(options.lookup) }]);
  } as typeof connect;
}

/** Node hands its own internals on as one array. */
function optionsOf([first]: readonly unknown[]): TcpNetConnectOpts | undefined {
  const options = Array.isArray(first) ? first[0] : first;
  return typeof options === 'object' && options !== null && 'host' in options ? options : undefined;
}

/** The lookup of whoever connects, with the address here in place of the public one that he chose. */
function arriving(lookup: LookupFunction | undefined): LookupFunction {
  return (host, options, found) => {
    if (lookup === undefined)
      throw new Error(`${host} was connected to without the address that was looked at`);
    lookup(host, options, (error, chosen) => {
      if (error !== null) return found(error, '');
      const address = Array.isArray(chosen) ? chosen[0]?.address : chosen;
      const isRight = address === world[host]?.address;
      const here = isRight ? '127.0.0.1' : '127.255.255.255';
      if (options.all === true) found(null, [{ address: here, family: 4 }]);
      else found(null, here, 4);
    });
  };
}
