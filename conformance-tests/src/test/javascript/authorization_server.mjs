// A real authorization server over TLS: oidc-provider. Arguments: its folder of modules, certificate,
// key. Prints its port. Every interaction is granted at once, as if a person had agreed.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, certificate, key] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), 'package.json'));
const { default: Provider } = await import(pathToFileURL(require.resolve('oidc-provider')));

let handle = (_, response) => response.end();
const server = https.createServer(
  { cert: fs.readFileSync(certificate), key: fs.readFileSync(key) },
  (request, response) => handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const issuer = `https://localhost:${server.address().port}`;
  const secret = { client_secret: 'the-clients-own-secret-0123456789', redirect_uris: [] };
  const person = {
    grant_types: ['authorization_code', 'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/oauth/callback'],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
  };
  const provider = new Provider(issuer, {
    clients: [
      { ...secret, client_id: 'robot', grant_types: ['client_credentials'], response_types: [] },
      { ...secret, client_id: 'robot-post', grant_types: ['client_credentials'],
        response_types: [], token_endpoint_auth_method: 'client_secret_post' },
      { ...person, client_id: 'person' },
    ],
    scopes: ['openid', 'offline_access', 'read'],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    ttl: { AccessToken: Number(process.env.TTL || 3600), ClientCredentials: 3600,
      RefreshToken: 86400, DeviceCode: 600, Interaction: 600, Session: 600, Grant: 86400,
      IdToken: 600, AuthorizationCode: 60 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['a-key-for-this-run-only'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      registration: { enabled: true },
    },
    interactions: { url: (_, interaction) => `/agree/${interaction.uid}` },
  });
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/agree/')) return next();
    const { params, prompt, session } = await provider.interactionDetails(ctx.req, ctx.res);
    if (prompt.name === 'login') {
      return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: 'ada' } });
    }
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope('openid offline_access read');
    const grantId = await grant.save();
    return provider.interactionFinished(ctx.req, ctx.res, { consent: { grantId } },
      { mergeWithLastSubmission: true });
  });
  provider.on('grant.success', (ctx) => console.error('granted', ctx.oidc.params.grant_type));
  provider.on('server_error', (_, error) => console.error(error));
  handle = provider.callback();
  console.log(server.address().port);
});
