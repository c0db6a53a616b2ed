package org.clawpatrol.proxy.credential.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.oauth.TokenAnswer;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.credential.oauth.TokenForm;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logins that end in the store. Sessions live for ten minutes in memory, one set for all listeners
 * of the dashboard. Safe to share.
 */
public final class StoredLoginDesk implements LoginDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StoredLoginDesk.class);
    private static final Duration SESSION = Duration.ofMinutes(10);
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final int MOST_FURTHER_SCOPES = 64;

    private final Logins logins;
    private final SecretLookup secrets;
    private final LoginSessions sessions = new LoginSessions();
    private final TokenTrouble trouble;

    /**
     * @param secrets what operators stored for clients, without tokens
     */
    public StoredLoginDesk(Logins logins, SecretLookup secrets) {
        this.logins = logins;
        this.secrets = secrets;
        this.trouble = new TokenTrouble(logins.tokens(), secrets);
    }

    @Override
    public boolean offers(CredentialConfig credential) {
        return logins.providers().of(credential).isPresent();
    }

    @Override
    public Optional<LoginStep.Connected> connected(CredentialConfig credential) {
        return logins.providers()
                .of(credential)
                .flatMap(
                        provider ->
                                logins.parts()
                                        .rows()
                                        .find(credential.name(), provider.client().issuer()))
                .map(
                        token -> {
                            token.close();
                            return new LoginStep.Connected(token.expiry());
                        });
    }

    @Override
    public Optional<String> trouble(CredentialConfig credential) {
        return trouble.of(credential);
    }

    @Override
    public LoginStep start(
            CredentialConfig credential, String operator, List<String> further, String callback)
            throws TokenException {
        LoginProvider provider =
                provider(credential)
                        .asking(
                                further.stream()
                                        .filter(scope -> scope.matches("[a-z0-9:_]{1,64}"))
                                        .limit(MOST_FURTHER_SCOPES)
                                        .toList());
        if (provider.redirect().isEmpty()) {
            provider = provider.redirecting(callback);
        }
        var who = new LoginSession.Who(operator, credential);
        return provider.device() ? startDevice(who, provider) : startCode(who, provider);
    }

    private LoginStep startCode(LoginSession.Who who, LoginProvider provider)
            throws TokenException {
        LoginParts parts = logins.parts();
        LoginProvider known =
                provider.registration().isPresent()
                        ? provider.as(CodeLogin.register(provider, parts))
                        : provider;
        String state = CodeLogin.state(parts.random());
        Secret verifier = CodeLogin.verifier(parts.random());
        String address = CodeLogin.address(known, state, verifier);
        Instant now = parts.clock().instant();
        var pace = new LoginSession.Pace(now, now.plus(SESSION), Duration.ZERO);
        sessions.add(state, new LoginSession(who, known, verifier, "", pace), now);
        return new LoginStep.Browse(address, state);
    }

    private LoginStep startDevice(LoginSession.Who who, LoginProvider provider)
            throws TokenException {
        LoginParts parts = logins.parts();
        DeviceLogin.Begun begun;
        try (ClientSecrets own = own(who.credential())) {
            begun = DeviceLogin.begin(provider, own.clientSecret(), parts);
        }
        String state = CodeLogin.state(parts.random());
        Instant now = parts.clock().instant();
        var pace = new LoginSession.Pace(now, now.plus(SESSION), begun.interval());
        sessions.add(
                state,
                new LoginSession(who, provider, begun.deviceCode(), begun.userCode(), pace),
                now);
        return new LoginStep.TypeCode(
                state, begun.userCode(), begun.page(), begun.interval(), begun.lifetime());
    }

    @Override
    public LoginStep.Connected exchange(String state, String operator, String pasted)
            throws TokenException {
        LoginParts parts = logins.parts();
        Instant asked = parts.clock().instant();
        LoginSession session =
                sessions.take(state, operator, asked)
                        .filter(found -> !found.provider().device())
                        .orElseThrow(StoredLoginDesk::unknown);
        try (session;
                Secret code = Secret.of(PastedCode.read(pasted, state).code());
                ClientSecrets own = own(session.credential());
                TokenAnswer answer =
                        CodeLogin.exchange(
                                session.provider(),
                                new CodeLogin.Grant(code, session.proof(), state),
                                own.clientSecret(),
                                parts.endpoint())) {
            return connect(session, answer, asked);
        }
    }

    @Override
    public LoginStep poll(String state, String operator) throws TokenException {
        LoginParts parts = logins.parts();
        Instant asked = parts.clock().instant();
        Optional<LoginSession> found =
                sessions.find(state, operator, asked).filter(each -> each.provider().device());
        if (found.isEmpty()) {
            return new LoginStep.Wait("expired_token", "begin the login anew", SLOWER);
        }
        LoginSession session = found.get();
        if (!session.mayAsk(asked)) {
            return waiting("authorization_pending", session);
        }
        Duration slower = Duration.ZERO;
        try (ClientSecrets own = own(session.credential());
                TokenAnswer answer = DeviceLogin.poll(session, own.clientSecret(), parts)) {
            LoginStep done = connect(session, answer, asked);
            sessions.take(state, operator, asked).ifPresent(LoginSession::close);
            return done;
        } catch (TokenException e) {
            slower = e.code().equals("slow_down") ? SLOWER : Duration.ZERO;
            return unfinished(state, session, e, slower);
        } finally {
            session.answered(parts.clock().instant(), slower);
        }
    }

    private LoginStep unfinished(
            String state, LoginSession session, TokenException failure, Duration slower)
            throws TokenException {
        return switch (failure.code()) {
            case "authorization_pending" -> waiting("authorization_pending", session);
            case "slow_down" ->
                    new LoginStep.Wait(
                            "slow_down",
                            "the server asks for patience",
                            session.interval().plus(slower));
            case "expired_token", "access_denied" -> {
                Instant now = logins.parts().clock().instant();
                sessions.take(state, session.operator(), now).ifPresent(LoginSession::close);
                yield new LoginStep.Wait(failure.code(), "begin the login anew", SLOWER);
            }
            default -> throw failure;
        };
    }

    private static LoginStep waiting(String word, LoginSession session) {
        return new LoginStep.Wait(word, "waiting for the code to be typed", session.interval());
    }

    private LoginStep.Connected connect(LoginSession session, TokenAnswer answer, Instant asked)
            throws TokenException {
        logins.connect(session.credential().name(), session.provider().client(), answer, asked);
        return new LoginStep.Connected(answer.lifetime().map(asked::plus));
    }

    @Override
    public LoginStep.Connected adopt(CredentialConfig credential, Secret refreshToken)
            throws TokenException {
        TokenClient client = provider(credential).client();
        if (client.clientId().isEmpty()) {
            throw TokenException.transientFailure(": a login of a registered client stays with it");
        }
        Instant asked = logins.parts().clock().instant();
        TokenForm form = TokenForm.ofGrant("refresh_token").with("refresh_token", refreshToken);
        try (ClientSecrets own = own(credential);
                TokenAnswer answer =
                        logins.parts().endpoint().token(client, own.clientSecret(), form);
                TokenAnswer whole =
                        new TokenAnswer(
                                answer.accessToken().copy(),
                                Optional.of(answer.refreshToken().orElse(refreshToken).copy()),
                                answer.lifetime())) {
            logins.connect(credential.name(), client, whole, asked);
            return new LoginStep.Connected(answer.lifetime().map(asked::plus));
        }
    }

    @Override
    public boolean revoke(CredentialConfig credential) throws TokenException {
        LoginProvider provider = provider(credential);
        try (LoginToken had =
                logins.disconnect(credential.name(), provider.client()).orElse(null)) {
            if (had == null || provider.revocation().isEmpty()) {
                return false;
            }
            Secret token = had.refreshToken().orElse(had.accessToken());
            TokenForm form =
                    new TokenForm()
                            .with("token", token)
                            .with(
                                    "token_type_hint",
                                    had.refreshToken().isPresent()
                                            ? "refresh_token"
                                            : "access_token");
            try (ClientSecrets own = own(credential)) {
                return logins.parts()
                        .endpoint()
                        .post(
                                provider.client().named(had.clientId()),
                                provider.revocation().get(),
                                own.clientSecret(),
                                form)
                        .successful();
            } catch (TokenException e) {
                LOG.warn(
                        "credential `{}`: the login ended here, but not there{}",
                        credential.name(),
                        e.why());
                return false;
            }
        }
    }

    private LoginProvider provider(CredentialConfig credential) throws TokenException {
        return logins.providers()
                .of(credential)
                .orElseThrow(
                        () -> TokenException.transientFailure(": it is not one to log in for"));
    }

    private ClientSecrets own(CredentialConfig credential) throws TokenException {
        if (!(credential.settings() instanceof CredentialConfig.OAuthClient)) {
            return ClientSecrets.NONE;
        }
        try {
            Map<String, Secret> found =
                    secrets.find(credential, Set.of("client_secret"))
                            .toCompletableFuture()
                            .get(SLOWER.toSeconds() * 2, TimeUnit.SECONDS);
            ClientSecrets own = ClientSecrets.of(found);
            found.values().forEach(Secret::close);
            return own;
        } catch (ExecutionException | TimeoutException e) {
            throw TokenException.transientFailure(": its client secret cannot be had");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.transientFailure(": the gateway is stopping");
        }
    }

    private static TokenException unknown() {
        return TokenException.transientFailure(": there is no such login; begin it anew");
    }
}
