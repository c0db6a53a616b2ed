package org.clawpatrol.proxy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.login.LoginDesk;
import org.clawpatrol.proxy.credential.login.LoginParts;
import org.clawpatrol.proxy.credential.login.LoginProviders;
import org.clawpatrol.proxy.credential.login.Logins;
import org.clawpatrol.proxy.credential.login.StoredLoginDesk;
import org.clawpatrol.proxy.credential.oauth.LiveToken;
import org.clawpatrol.proxy.credential.oauth.RefreshLock;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.state.StateUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens that the gateway asks authorization servers for, and what it asks them with. */
final class GatewayTokens implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayTokens.class);

    private final RefreshLock lock;
    private final ExecutorService calls;
    private final Logins logins;
    private final SecretLookup lookup;
    private final TokenServices services;
    private final LoginDesk desk;

    private GatewayTokens(
            GatewayState state,
            SecretLookup plain,
            TokenTransport transport,
            RefreshLock lock,
            SecureRandom random) {
        InstantSource clock = InstantSource.system();
        this.lock = lock;
        this.calls =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("token-", 0).factory());
        this.logins =
                new Logins(
                        LoginProviders.standard(),
                        new LoginParts(state.logins(), lock, transport, clock, random),
                        new LiveToken.Surroundings(calls, clock, random));
        this.lookup = logins.inFrontOf(plain, state.secrets()::holds);
        this.services = new TokenServices(LoginProviders.standard(), logins::tokenEnds);
        this.desk = new StoredLoginDesk(logins, plain);
    }

    /**
     * @param plain finds the secrets that tokens are made from
     * @throws GatewayException where the file beside the store cannot be used
     */
    static GatewayTokens open(
            GatewayState state, SecretLookup plain, TokenTransport transport, SecureRandom random)
            throws GatewayException {
        try {
            RefreshLock lock = RefreshLock.open(state.folder().resolve("logins.lock"));
            return new GatewayTokens(state, plain, transport, lock, random);
        } catch (IOException e) {
            throw new GatewayException("the lock of logins cannot be opened: " + e.getMessage(), e);
        }
    }

    void tendOn(ScheduledExecutorService scheduler) {
        Runnable tend =
                () -> {
                    try {
                        logins.tend();
                    } catch (StateUnavailableException e) {
                        LOG.warn("stored logins could not be looked at: {}", e.getMessage());
                    }
                };
        scheduler.scheduleWithFixedDelay(tend, 1, 1, TimeUnit.SECONDS);
    }

    /** Secrets, and tokens that come from logins or are made from secrets. */
    SecretLookup lookup() {
        return lookup;
    }

    /** Where programs of agents may ask for tokens themselves. */
    TokenServices services() {
        return services;
    }

    /** Where operators log in. */
    LoginDesk desk() {
        return desk;
    }

    @Override
    public void close() throws IOException {
        calls.shutdownNow();
        logins.close();
        lock.close();
    }
}
