package org.clawpatrol.proxy.credential.login;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.secret.Secret;

/**
 * A login under way, of one operator. Prints nothing of its secrets.
 *
 * <p>Immutable but for when it may be asked about again, which its lock guards.
 */
final class LoginSession implements AutoCloseable {
    private final String operator;
    private final CredentialConfig credential;
    private final LoginProvider provider;
    private final Secret proof;
    private final String userCode;
    private final Instant end;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Duration interval;
    private Instant next;

    /**
     * @param proof the verifier of a code login, the device code of a device login; owned
     * @param userCode empty for a code login
     */
    LoginSession(Who who, LoginProvider provider, Secret proof, String userCode, Pace pace) {
        this.operator = who.operator();
        this.credential = who.credential();
        this.provider = provider;
        this.proof = proof;
        this.userCode = userCode;
        this.end = pace.end();
        this.interval = pace.interval();
        this.next = pace.begin().plus(pace.interval());
    }

    /** Who logs in, and for what. */
    record Who(String operator, CredentialConfig credential) {}

    /** From when to when it may be asked about, and how often. */
    record Pace(Instant begin, Instant end, Duration interval) {}

    String operator() {
        return operator;
    }

    CredentialConfig credential() {
        return credential;
    }

    LoginProvider provider() {
        return provider;
    }

    Secret proof() {
        return proof;
    }

    String userCode() {
        return userCode;
    }

    boolean endedAt(Instant now) {
        return !now.isBefore(end);
    }

    /** Whether the server may be asked now; whoever gets a yes must tell when it answered. */
    boolean mayAsk(Instant now) {
        if (!asking.tryLock()) {
            return false;
        }
        if (now.isBefore(next)) {
            asking.unlock();
            return false;
        }
        return true;
    }

    void answered(Instant now, Duration more) {
        interval = interval.plus(more);
        next = now.plus(interval);
        asking.unlock();
    }

    Duration interval() {
        return interval;
    }

    @Override
    public void close() {
        proof.close();
    }
}
