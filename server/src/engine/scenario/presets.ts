/**
 * The request context of the clients that people write rules for: which claims AD FS has of such a request, besides
 * those of the user. Example addresses: the office is 10.0.0.0/24, the proxy 10.0.1.5, a client outside
 * 198.51.100.24, Exchange Online 192.0.2.20, the trusted service 203.0.113.10.
 */
import { claimTypeUri } from '../../catalog/index.ts';

/** A claim of a preset, and the catalogue's source for what it says. */
export interface PresetClaim {
  readonly type: string;
  readonly value: string;
  /** One of the sources of the catalogue entry for the type or the value. */
  readonly source: string;
}

/** Claims as a kind of client sends them. */
export interface Preset {
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly description: string;
  /** `device` presets add to a request; the others are one. */
  readonly kind: 'request' | 'device';
  readonly claims: readonly PresetClaim[];
}

const operations = 'MicrosoftDocs/windowsserverdocs WindowsServerDocs/identity/ad-fs/operations';
const claimsTypes = `${operations}/AD-FS-Claims-Types.md`;
const conditionalAccess = `${operations}/Manage-Risk-with-Conditional-Access-Control.md`;
const questions = 'MicrosoftDocs/windowsserverdocs WindowsServerDocs/identity/ad-fs/overview/AD-FS-FAQ.md';
const devices =
  'MicrosoftDocs/windowsserverdocs WindowsServerDocs/identity/ad-fs/deployment/Plan-Device-based-Conditional-Access-on-Premises.md';

const passive = '/adfs/ls/';
const active = '/adfs/services/trust/2005/usernamemixed';
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const office = '10.0.0.24';
const proxy = '10.0.1.5';
const client = '198.51.100.24';
const exchangeOnline = '192.0.2.20';
const service = '203.0.113.10';

/** What every request through the proxy has. `addresses` is what the proxy and Exchange Online forward. */
function outside(
  endpoint: string,
  userAgent: string,
  addresses: string,
  last: string,
): readonly PresetClaim[] {
  return [
    { type: claimTypeUri.insideCorporateNetwork, value: 'false', source: conditionalAccess },
    { type: claimTypeUri.proxy, value: 'proxy.contoso.example', source: claimsTypes },
    { type: claimTypeUri.endpointAbsolutePath, value: endpoint, source: claimsTypes },
    { type: claimTypeUri.clientUserAgent, value: userAgent, source: claimsTypes },
    { type: claimTypeUri.forwardedClientIp, value: addresses, source: claimsTypes },
    { type: claimTypeUri.clientIp, value: proxy, source: questions },
    { type: claimTypeUri.userIp, value: last, source: questions },
  ];
}

/** Basic authentication: Exchange Online signs in for the client, through the proxy, and says who it is. */
function throughExchange(application: string, userAgent: string): readonly PresetClaim[] {
  return [
    ...outside(active, userAgent, `${client},${exchangeOnline}`, exchangeOnline),
    { type: claimTypeUri.clientApplication, value: application, source: claimsTypes },
  ];
}

function outlookBasic(id: string, protocol: string, application: string): Preset {
  return {
    id,
    title: `Outlook, basic authentication (${protocol})`,
    description: `Exchange Online forwards the password of an old Outlook that uses ${protocol}.`,
    kind: 'request',
    claims: throughExchange(
      application,
      'Microsoft Office/15.0 (Windows NT 6.1; Microsoft Outlook 15.0; Pro)',
    ),
  };
}

/** All presets that exist without being written down. */
export const presets: readonly Preset[] = [
  {
    id: 'browserInside',
    title: 'Browser inside',
    description: 'A browser on the corporate network, straight at AD FS.',
    kind: 'request',
    claims: [
      { type: claimTypeUri.insideCorporateNetwork, value: 'true', source: conditionalAccess },
      { type: claimTypeUri.endpointAbsolutePath, value: passive, source: claimsTypes },
      { type: claimTypeUri.clientUserAgent, value: chrome, source: claimsTypes },
      { type: claimTypeUri.clientIp, value: office, source: questions },
      { type: claimTypeUri.userIp, value: office, source: questions },
    ],
  },
  {
    id: 'browserOutside',
    title: 'Browser outside',
    description: 'A browser on the internet, through the Web Application Proxy.',
    kind: 'request',
    claims: outside(passive, chrome, client, client),
  },
  {
    id: 'outlookModern',
    title: 'Outlook, modern authentication',
    description:
      'Outlook on Windows, outside, with the sign-in page in a window of its own. No client application claim. Some versions do not say "Outlook".',
    kind: 'request',
    claims: outside(
      passive,
      'Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; Microsoft Outlook 16.0)',
      client,
      client,
    ),
  },
  outlookBasic('outlookRpc', 'RPC over HTTP', 'Microsoft.Exchange.RPC'),
  outlookBasic('outlookMapi', 'MAPI over HTTP', 'Microsoft.Exchange.Mapi'),
  outlookBasic('outlookEws', 'Exchange Web Services', 'Microsoft.Exchange.WebServices'),
  outlookBasic('outlookAutodiscover', 'Autodiscover', 'Microsoft.Exchange.Autodiscover'),
  {
    id: 'activeSyncBasic',
    title: 'ActiveSync, basic authentication',
    description: 'A phone with the mail account set up the old way; Exchange Online forwards the password.',
    kind: 'request',
    claims: throughExchange('Microsoft.Exchange.ActiveSync', 'Apple-iPhone3C1/811.2'),
  },
  {
    id: 'iosMailOAuth',
    title: 'iOS Mail with OAuth',
    description: 'Mail on an iPhone: it speaks ActiveSync, but signs in on the web page like a browser.',
    kind: 'request',
    claims: outside(passive, safari, client, client),
  },
  {
    id: 'serviceFixedAddress',
    title: 'Service from a fixed address',
    description: 'A background job with user name and password, from a known address outside.',
    kind: 'request',
    claims: outside(active, 'contoso-mail-job/1.0', service, service),
  },
  {
    id: 'registeredDevice',
    title: 'Registered device',
    description: 'Adds to a request that it comes from a device registered to the user.',
    kind: 'device',
    claims: [
      { type: claimTypeUri.isRegisteredUser, value: 'true', source: conditionalAccess },
      {
        type: 'http://schemas.microsoft.com/2014/02/devicecontext/claims/isknown',
        value: 'true',
        source: devices,
      },
    ],
  },
];

/** The preset with this id. */
export function presetById(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
