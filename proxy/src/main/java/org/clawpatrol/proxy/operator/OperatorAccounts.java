package org.clawpatrol.proxy.operator;

import java.time.InstantSource;
import java.util.Optional;
import org.clawpatrol.proxy.state.OperatorTable;

/** Who may run the gateway: the operator {@code root} and its password. Safe to share. */
public final class OperatorAccounts {
    public static final String ROOT = "root";

    private final OperatorTable table;
    private final SetupToken setupToken;
    private final InstantSource clock;
    private final PasswordHash hashes;

    /**
     * @param setupToken what the first run asks for
     */
    public OperatorAccounts(OperatorTable table, SetupToken setupToken, InstantSource clock) {
        this(table, setupToken, clock, new PasswordHash(PasswordHash.STANDARD_COST));
    }

    OperatorAccounts(
            OperatorTable table, SetupToken setupToken, InstantSource clock, PasswordHash hashes) {
        this.table = table;
        this.setupToken = setupToken;
        this.clock = clock;
        this.hashes = hashes;
    }

    /** Whether nobody has set a password yet. */
    public boolean firstRun() {
        return table.passwordHash(ROOT).isEmpty();
    }

    /** The token to print at start-up; empty once a password is set. */
    public Optional<SetupToken> setupToken() {
        return firstRun() ? Optional.of(setupToken) : Optional.empty();
    }

    /** Sets the first password; of several who try at once only one gets through. */
    public PasswordChange createFirst(String token, String password) {
        if (!setupToken.matches(token)) {
            return new PasswordChange.Rejected("the set-up token is not right");
        }
        Optional<String> problem = PasswordRules.problem(password);
        if (problem.isPresent()) {
            return new PasswordChange.Rejected(problem.get());
        }
        boolean first = table.createPasswordHash(ROOT, hashes.of(password), clock.instant());
        return first
                ? new PasswordChange.Done()
                : new PasswordChange.Rejected("a password was set already; sign in with it");
    }

    public boolean verify(String password) {
        return table.passwordHash(ROOT).filter(hash -> hashes.matches(password, hash)).isPresent();
    }

    /** Replaces the password and ends every session. */
    public PasswordChange change(String password) {
        Optional<String> problem = PasswordRules.problem(password);
        if (problem.isPresent()) {
            return new PasswordChange.Rejected(problem.get());
        }
        table.setPasswordHash(ROOT, hashes.of(password), clock.instant());
        return new PasswordChange.Done();
    }

    /** Forgets the password and ends every session; the next visitor needs the set-up token. */
    public void reset() {
        table.deletePassword(ROOT);
    }
}
